namespace Astria.Flux.IconDataset;

/// <summary>One icon package, pinned to a version, with its licence.</summary>
internal sealed record IconSource(NpmPackage Package, string Origin, string Licence)
{
    public const string Default = "fluent";

    public static readonly IReadOnlyDictionary<string, IconSource> All = new Dictionary<string, IconSource>
    {
        ["fluent"] = new(new("@iconify-json/fluent-emoji", "1.2.7"), "microsoft/fluentui-emoji", "MIT"),
        ["flat"] = new(new("@iconify-json/fluent-emoji-flat", "1.2.6"), "microsoft/fluentui-emoji", "MIT"),
        ["noto"] = new(new("@iconify-json/noto", "1.2.9"), "googlefonts/noto-emoji", "Apache-2.0"),
    };

    public override string ToString() => $"{Origin} ({Package})";
}
