namespace Astria.Flux.Imaging.Captions;

/// <summary>Which caption file belongs to which picture: the one of the same base name in the same folder, as every trainer has it.</summary>
/// <param name="Pairs">Each picture with its caption file, in the order of the pictures.</param>
/// <param name="Orphans">Caption files without a picture; trainers overlook them silently.</param>
/// <param name="Shared">Caption files that more than one picture claims, such as those of <c>01.jpg</c> and <c>01.png</c>.</param>
public sealed record CaptionPairing(IReadOnlyList<CaptionPair> Pairs, IReadOnlyList<string> Orphans, IReadOnlyList<string> Shared)
{
    /// <summary>Pairs files by their names; nothing is opened.</summary>
    /// <param name="images">Names or relative paths of pictures.</param>
    /// <param name="captions">Names or relative paths of caption files; of <c>01.txt</c> and <c>01.caption</c> the first is taken.</param>
    /// <returns>The pairs, and what is left over.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static CaptionPairing Of(IEnumerable<string> images, IEnumerable<string> captions)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(captions);
        var byBase = captions.OrderByDescending(IsText).ThenBy(name => name, StringComparer.Ordinal).ToLookup(BaseName, StringComparer.OrdinalIgnoreCase);
        CaptionPair[] pairs = [.. images.Select(image => new CaptionPair(image, byBase[BaseName(image)].FirstOrDefault()))];
        var taken = pairs.Where(pair => pair.Caption is not null).ToLookup(pair => pair.Caption!, StringComparer.Ordinal);
        return new(
            pairs,
            [.. byBase.SelectMany(group => group).Where(name => !taken.Contains(name)).Order(StringComparer.Ordinal)],
            [.. taken.Where(group => group.Skip(1).Any()).Select(group => group.Key)]);
    }

    private static string BaseName(string path)
    {
        var file = path.LastIndexOfAny(['/', '\\']) + 1;
        var dot = path.LastIndexOf('.');
        return dot > file ? path[..dot] : path;
    }

    private static bool IsText(string name) => name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
}
