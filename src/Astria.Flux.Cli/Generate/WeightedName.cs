using System.Globalization;

namespace Astria.Flux.Cli.Generate;

/// <summary>Something named on the command line with a weight behind it: <c>ohwx-man.safetensors:0.8</c>.</summary>
/// <param name="Name">The file or id.</param>
/// <param name="Weight">How much it counts; 1 when nothing is said.</param>
internal sealed record WeightedName(string Name, double Weight)
{
    public static WeightedName Parse(string text)
    {
        // A colon may also be part of a name, or of a drive's.
        var colon = text.LastIndexOf(':');
        return colon > 0 && double.TryParse(text.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight)
            ? new(text[..colon], weight)
            : new(text, 1);
    }
}
