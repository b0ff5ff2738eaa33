using System.Text;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Archives;

/// <summary>Gives files names that every system and trainer takes, each its own: a caption is found by the base name.</summary>
internal sealed class FileNames
{
    private const int Longest = 80;
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".webp"];

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name of letters, digits, dots, hyphens and underscores, and what else is allowed.</summary>
    public static string Safe(string name, string alsoAllowed)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' || alsoAllowed.Contains(c, StringComparison.Ordinal)) safe.Append(c);
            else if (c is ' ' or '/' or '\\' or '(' or ')') safe.Append('_');
        }

        return safe.ToString().Trim('.', ' ', '_');
    }

    /// <summary>A base name and an extension that no other file of the archive has.</summary>
    /// <exception cref="ArgumentException">Trainers don't know the extension.</exception>
    public (string BaseName, string Extension) Next(string name)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (!Extensions.Contains(extension, StringComparer.Ordinal))
            throw new ArgumentException($"{name} isn't called .png, .jpg or .webp; trainers would pass it over. Prepare it, or convert it.", nameof(name));
        var wished = Safe(name[..^extension.Length], "");
        if (wished.Length == 0) wished = "image";
        if (wished.Length > Longest) wished = wished[..Longest];
        var unique = wished;
        for (var i = 2; !_taken.Add(unique); i++) unique = Invariant($"{wished}-{i}");
        return (unique, extension);
    }
}
