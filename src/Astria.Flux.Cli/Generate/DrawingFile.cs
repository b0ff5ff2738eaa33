using System.Text;
using System.Text.Json;
using Astria.Flux.Astria.Engine;
using Astria.Flux.Cli.Files;

namespace Astria.Flux.Cli.Generate;

/// <summary>The file with the handle of a drawing that is paid for: the engine's own handle, and in one more member this command's notes.</summary>
/// <param name="Job">The handle.</param>
/// <param name="Notes">The notes; <see langword="null"/> in a handle that an app saved.</param>
internal sealed record DrawingFile(AstriaGenerationJob Job, DrawingNotes? Notes)
{
    /// <summary>What the names of such files end with.</summary>
    public const string Ending = ".job.json";

    private const string Member = "cli";

    /// <summary>Reads a handle: one of this command, or of any app.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DrawingFile Read(string path)
    {
        var job = AstriaGenerationJob.Parse(File.ReadAllText(path));
        try
        {
            return new(job, job.UnknownMembers?.TryGetValue(Member, out var notes) == true ? notes.Deserialize(GenerateJson.Default.DrawingNotes) : null);
        }
        catch (JsonException e)
        {
            throw new FormatException($"'{Member}' in it can't be read: {e.Message}", e);
        }
    }

    /// <summary>Writes it: whole, so that what is paid for is never lost to half a file.</summary>
    public void Write(string path)
    {
        var members = new Dictionary<string, JsonElement>(Job.UnknownMembers ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal), StringComparer.Ordinal);
        if (Notes is not null) members[Member] = JsonSerializer.SerializeToElement(Notes, GenerateJson.Default.DrawingNotes);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, Encoding.UTF8.GetBytes((Job with { UnknownMembers = members }).ToJson() + "\n"));
    }
}
