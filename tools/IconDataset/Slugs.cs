using System.Text.RegularExpressions;

namespace Astria.Flux.IconDataset;

/// <summary>What an icon's name says: whether it is a variant to leave out, and how to caption it.</summary>
internal static partial class Slugs
{
    /// <summary>Icons named otherwise than the emoji's own label.</summary>
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["blackbird"] = "black-bird",
        ["hugging-face"] = "smiling-face-with-open-hands",
        ["knocked-out-face"] = "face-with-crossed-out-eyes",
        ["man-deaf"] = "deaf-man",
        ["man-merpeople"] = "merman",
        ["man-with-bunny-ears"] = "men-with-bunny-ears",
        ["man-wrestling"] = "men-wrestling",
        ["person-deaf"] = "deaf-person",
        ["person-elf"] = "elf",
        ["person-fairy"] = "fairy",
        ["person-genie"] = "genie",
        ["person-mage"] = "mage",
        ["person-merpeople"] = "merperson",
        ["person-superhero"] = "superhero",
        ["person-supervillain"] = "supervillain",
        ["person-vampire"] = "vampire",
        ["person-with-bunny-ears"] = "people-with-bunny-ears",
        ["person-wrestling"] = "people-wrestling",
        ["person-zombie"] = "zombie",
        ["phoenix-bird"] = "phoenix",
        ["piata"] = "pinata",
        ["pouting-face"] = "enraged-face",
        ["red-triangle"] = "red-triangle-pointed-up",
        ["woman-deaf"] = "deaf-woman",
        ["woman-merpeople"] = "mermaid",
        ["woman-with-bunny-ears"] = "women-with-bunny-ears",
        ["woman-wrestling"] = "women-wrestling",
    };

    /// <summary>The emoji's label as a slug.</summary>
    public static string Label(string slug) => Labels.GetValueOrDefault(slug, slug);

    /// <summary>"red-apple" becomes "red apple".</summary>
    public static string Caption(string slug) =>
        (slug == "piata" ? Label(slug) : slug).Replace('-', ' ');

    /// <summary>Whether the icon repeats another one with a different skin or hair.</summary>
    public static bool IsVariant(string slug, IReadOnlySet<string> all)
    {
        if (NamedTone().IsMatch(slug) || Hair().IsMatch(slug))
        {
            return true;
        }

        var plain = ToneEnding().Replace(slug, "");
        return plain != slug && all.Contains(plain);
    }

    [GeneratedRegex("-skin-tone|-tone[1-5]")]
    private static partial Regex NamedTone();

    [GeneratedRegex("(^|-)(man|woman|person|men|women|people)(-.*)?-((red|curly|white|blonde?)-hair|bald|beard)(-|$)")]
    private static partial Regex Hair();

    [GeneratedRegex("(-(medium-dark|medium-light|medium|dark|light))+$")]
    private static partial Regex ToneEnding();
}
