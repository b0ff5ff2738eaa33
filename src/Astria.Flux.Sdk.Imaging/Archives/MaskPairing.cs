namespace Astria.Flux.Imaging.Archives;

/// <summary>Which mask belongs to which picture: <c>01_mask.png</c>, <c>01-mask.png</c> or <c>01-masklabel.png</c> beside <c>01.jpg</c>, and
/// <c>mask/01.png</c> or <c>masks/01.png</c> of <c>01.jpg</c> in the folder above or in any folder beside.</summary>
/// <param name="Pairs">The masks' names by those of their pictures.</param>
/// <param name="Orphans">Masks without a picture, and those of which a picture has another already.</param>
internal sealed record MaskPairing(IReadOnlyDictionary<string, string> Pairs, IReadOnlyList<string> Orphans)
{
    private static readonly string[] Endings = ["_mask", "-mask", "-masklabel"];
    private static readonly string[] Folders = ["mask", "masks"];

    /// <summary>Pairs files by their names; nothing is opened.</summary>
    /// <param name="images">Paths of pictures, with / between folders.</param>
    /// <param name="masks">Paths of masks.</param>
    public static MaskPairing Of(IEnumerable<string> images, IEnumerable<string> masks)
    {
        string[] all = [.. images];
        var byPath = all.ToLookup(Stem, StringComparer.OrdinalIgnoreCase);
        var byBase = all.ToLookup(image => BaseOf(Stem(image)), StringComparer.OrdinalIgnoreCase);
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var orphans = new List<string>();
        foreach (var mask in masks.Order(StringComparer.Ordinal))
        {
            if (ImageOf(mask, byPath, byBase) is not { } image || !pairs.TryAdd(image, mask)) orphans.Add(mask);
        }

        return new(pairs, orphans);
    }

    private static string? ImageOf(string mask, ILookup<string, string> byPath, ILookup<string, string> byBase)
    {
        var stem = Stem(mask);
        var beside = Array.Find(Endings, ending => stem.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } end ? stem[..^end.Length] : stem;
        var parts = beside.Split('/');
        var at = Array.FindLastIndex(parts, parts.Length - 1, part => Folders.Contains(part, StringComparer.OrdinalIgnoreCase));
        if (at < 0 || at == parts.Length - 1) return byPath[beside].FirstOrDefault();

        // In a folder of masks: the picture of the same path without it, else the only one of that name (kohya keeps pictures in a folder beside).
        if (byPath[string.Join('/', parts.Where((_, i) => i != at))].FirstOrDefault() is { } above) return above;
        string[] named = [.. byBase[parts[^1]].Take(2)];
        return named is [var only] ? only : null;
    }

    private static string Stem(string path) => path[..^Path.GetExtension(path).Length];

    private static string BaseOf(string stem) => stem[(stem.LastIndexOf('/') + 1)..];
}
