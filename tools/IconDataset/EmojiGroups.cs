using System.Text;
using System.Text.Json;

namespace Astria.Flux.IconDataset;

/// <summary>The group ("food-drink") and subgroup ("food-fruit") of an emoji.</summary>
internal sealed record EmojiGroup(string Group, string Subgroup)
{
    public static readonly EmojiGroup Unknown = new("other", "other");
}

/// <summary>Finds the group of an icon by its slug.</summary>
internal sealed class EmojiGroups
{
    public static readonly NpmPackage Package = new("emojibase-data", "17.0.0");

    private readonly Dictionary<string, EmojiGroup> _bySlug;

    private EmojiGroups(Dictionary<string, EmojiGroup> bySlug) => _bySlug = bySlug;

    public static EmojiGroups Read(string packageFolder)
    {
        using var names = Open(packageFolder, "meta", "groups.json");
        using var emojis = Open(packageFolder, "en", "data.json");
        var groupNames = names.RootElement.GetProperty("groups");
        var subgroupNames = names.RootElement.GetProperty("subgroups");
        var bySlug = new Dictionary<string, EmojiGroup>();
        foreach (var emoji in emojis.RootElement.EnumerateArray())
        {
            if (emoji.TryGetProperty("group", out var group) && emoji.TryGetProperty("subgroup", out var subgroup))
            {
                bySlug[ToSlug(emoji.GetProperty("label").GetString()!)] = new EmojiGroup(
                    groupNames.GetProperty(group.GetRawText()).GetString()!,
                    subgroupNames.GetProperty(subgroup.GetRawText()).GetString()!);
            }
        }

        return new EmojiGroups(bySlug);
    }

    public EmojiGroup Find(string slug) => _bySlug.GetValueOrDefault(slug, EmojiGroup.Unknown);

    /// <summary>Spells a label the way icon packages name their icons: "jack-o'-lantern" becomes "jack-o-lantern".</summary>
    private static string ToSlug(string label)
    {
        var slug = new StringBuilder(label.Length);
        foreach (var letter in label.Replace("&", "and", StringComparison.Ordinal).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (letter == 'ñ')
            {
                slug.Append('n');
            }
            else if (letter is ' ' or '-' or ':' or ',' or '/' or '(' && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    private static JsonDocument Open(params string[] parts) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(parts)));
}
