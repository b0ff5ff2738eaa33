using System.Text.Json;

namespace Astria.Flux.Prompts.Output;

/// <summary>Writes where something is, as SARIF does.</summary>
internal static class SarifPlaces
{
    public static void WriteArtifact(Utf8JsonWriter json, string? file)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", file is null ? "stdin" : AddressOf(file));
        json.WriteEndObject();
    }

    // A relative path stays relative, so that a log means the same on every machine.
    private static string AddressOf(string file) => Path.IsPathFullyQualified(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
