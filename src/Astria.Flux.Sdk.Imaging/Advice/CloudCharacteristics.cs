using Astria.Flux.Astria.Images;

namespace Astria.Flux.Imaging.Advice;

/// <summary>What the cloud's answers for the photos of a set have in common, as Astria's tunes take it for their characteristics. Pure.</summary>
public static class CloudCharacteristics
{
    private static readonly (string Name, Func<ImageInspection, string?> Of)[] Texts =
    [
        ("name", answer => answer.Name), ("body_type", answer => answer.BodyType), ("ethnicity", answer => answer.Ethnicity), ("age", answer => answer.Age),
        ("glasses", answer => answer.Glasses), ("eye_color", answer => answer.EyeColor), ("hair_color", answer => answer.HairColor),
        ("hair_length", answer => answer.HairLength), ("hair_style", answer => answer.HairStyle), ("facial_hair", answer => answer.FacialHair),
        ("is_bald", answer => answer.IsBald), ("headcover", answer => answer.HeadCover),
    ];

    /// <summary>For each text that at least half of the answers have: the most frequent one.</summary>
    /// <param name="answers">The cloud's answers, one a photo.</param>
    /// <returns>The texts by the cloud's names.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="answers"/> is <see langword="null"/>.</exception>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyCollection<ImageInspection> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, of) in Texts)
        {
            string[] texts = [.. answers.Select(of).OfType<string>().Where(text => text.Length > 0 && !text.Equals("NONE", StringComparison.OrdinalIgnoreCase))];
            if (texts.Length > 0 && texts.Length * 2 >= answers.Count)
                found[name] = texts.CountBy(text => text, StringComparer.Ordinal).MaxBy(pair => pair.Value).Key;
        }

        return found;
    }
}
