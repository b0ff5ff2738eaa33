using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Astria.Flux.IconDataset;

/// <summary>What to build and where.</summary>
internal sealed record Options(string OutputFolder, IconSource Source, int Size);

/// <summary>Reads the command line.</summary>
internal static class CommandLine
{
    public static string Usage =>
        $"usage: IconDataset OUTPUT_FOLDER [--set {string.Join('|', IconSource.All.Keys)}] [--size PIXELS]";

    public static bool TryParse(
        string[] args,
        [NotNullWhen(true)] out Options? options,
        [NotNullWhen(false)] out string? problem)
    {
        options = null;
        problem = null;
        string? folder = null;
        var source = IconSource.All[IconSource.Default];
        var size = 64;

        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--set" when IconSource.All.TryGetValue(value, out var found):
                    source = found;
                    i++;
                    break;
                case "--size" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels is >= 8 and <= 2048:
                    size = pixels;
                    i++;
                    break;
                case var other when folder is null && !other.StartsWith('-'):
                    folder = other;
                    break;
                default:
                    problem = $"cannot use argument '{args[i]}'";
                    return false;
            }
        }

        if (folder is null)
        {
            problem = "the output folder is missing";
            return false;
        }

        options = new Options(Path.GetFullPath(folder), source, size);
        return true;
    }
}
