using Astria.Flux.Cli.Files;
using Astria.Flux.Generation;

namespace Astria.Flux.Cli.Generate;

/// <summary>Names pictures, so that their names are known before they are drawn: <c>01-ohwx-man-on-a-pier-1.png</c>.</summary>
internal static class PictureNames
{
    private static readonly string[] Endings = [".png", ".jpg", ".webp", ".bin"];

    /// <summary>What the names of a prompt's pictures begin with.</summary>
    /// <param name="prompt">The place of the prompt among all, from 0.</param>
    /// <param name="request">What was asked for.</param>
    public static string Stem(int prompt, GenerationRequest request) => Invariant($"{prompt + 1:D2}-{FileNames.Slug(request.Prompt)}");

    /// <summary>The name of a picture, without its ending.</summary>
    /// <param name="stem">What the names of its prompt's pictures begin with.</param>
    /// <param name="image">The place of the picture among the prompt's, from 0.</param>
    public static string Of(string stem, int image) => Invariant($"{stem}-{image + 1}");

    /// <summary>Refuses to draw over pictures that are there.</summary>
    /// <exception cref="WrongUseException">There are some.</exception>
    public static void RefuseWhatIsThere(string folder, string shownFolder, IEnumerable<(string Stem, int Count)> pictures)
    {
        var there = pictures.SelectMany(prompt => Enumerable.Range(0, prompt.Count).Select(image => Of(prompt.Stem, image)))
            .SelectMany(name => Endings.Select(ending => name + ending))
            .Where(name => File.Exists(Path.Combine(folder, name)))
            .ToList();
        if (there.Count > 0) throw new WrongUseException($"{Path.Combine(shownFolder, there[0])}{(there.Count > 1 ? Invariant($" and {there.Count - 1} more are") : " is")} there already; --force replaces them, --out names another folder.");
    }
}
