using System.Text.RegularExpressions;

namespace Astria.Flux.Ecosystem.Tests;

/// <summary>A row of docs/configuration.md.</summary>
public sealed partial record DocumentedSetting(string Section, string Key, string Type, string? Default, string Range)
{
    public string Path => $"{Section}:{Key}";

    public bool IsValue => Type is not ("group" or "list" or "levels");

    public static IReadOnlyList<DocumentedSetting> All { get; } =
    [
        .. Tables().Matches(File.ReadAllText(Repository.PathOf("docs/configuration.md"))).SelectMany(table => Rows().Matches(table.Groups["rows"].Value)
            .Select(row => new DocumentedSetting(
                table.Groups["section"].Value,
                row.Groups["key"].Value,
                row.Groups["type"].Value,
                row.Groups["default"].Value is { Length: > 0 } value ? value.Trim('`') : null,
                row.Groups["range"].Value))),
    ];

    public override string ToString() => Path;

    [GeneratedRegex("<!-- settings (?<section>[^ ]+) -->(?<rows>.*?)<!-- /settings -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Tables();

    [GeneratedRegex(@"^\| `(?<key>[^`]+)` \| (?<type>[^|]*?) \| (?<default>[^|]*?) ?\| (?<range>[^|]*?) ?\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Rows();
}
