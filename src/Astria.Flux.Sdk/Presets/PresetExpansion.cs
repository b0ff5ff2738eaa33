using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Astria.Flux.Presets;

/// <summary>What a preset's name stood for: its whole content in one canonical form, and the form's fingerprint.</summary>
/// <remarks>Recorded in plans, jobs and LoRA files, so that a file found in years says what it was trained with. Equal presets have
/// equal expansions, byte for byte, on every machine.</remarks>
public sealed record PresetExpansion
{
    private PresetExpansion(string reference, string json)
    {
        Reference = reference;
        Json = json;
        Sha256 = Fingerprint(json);
    }

    /// <summary>Name and revision: <c>portrait@2025-06</c>.</summary>
    public string Reference { get; }

    /// <summary>The preset as canonical JSON: one line, members sorted, every value there, defaults too.</summary>
    public string Json { get; }

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8: 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Expands a preset.</summary>
    /// <param name="preset">The preset.</param>
    /// <returns>Its expansion.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="preset"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">The preset makes no sense; every fault is listed.</exception>
    public static PresetExpansion Of(FluxPreset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        return new(preset.Reference, Canonical(PresetFormat.Write(preset)));
    }

    /// <summary>Says whether a recorded text is what its recorded fingerprint says.</summary>
    /// <param name="json">The recorded canonical JSON.</param>
    /// <param name="sha256">The recorded fingerprint, in any letter case.</param>
    /// <returns>Whether nobody changed one of the two.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static bool IsIntact(string json, string sha256)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(sha256);
        return string.Equals(Fingerprint(json), sha256, StringComparison.OrdinalIgnoreCase);
    }

    internal static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return CanonicalJson.Write(document.RootElement);
    }

    private static string Fingerprint(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
