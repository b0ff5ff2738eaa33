using System.Globalization;
using System.Text.RegularExpressions;

namespace Astria.Flux.Astria.Engine;

/// <summary>Brings pictures into the order of their index, which the end of some addresses tells: <c>…/18900001-3.jpg</c>. The service sends them in any order.</summary>
internal static partial class ImageOrder
{
    public static IReadOnlyList<(Uri Address, int? Index)> Of(IReadOnlyList<Uri> addresses)
    {
        var indexed = addresses.Select(address => (Address: address, Index: IndexOf(address))).ToList();
        var known = indexed.Where(image => image.Index is not null).Select(image => image.Index).Distinct().Count();

        // One that doesn't tell, or two that say the same, and the order means nothing.
        return known == addresses.Count ? [.. indexed.OrderBy(image => image.Index)] : [.. addresses.Select(address => (address, (int?)null))];
    }

    private static int? IndexOf(Uri address) =>
        Suffix().Match(address.AbsolutePath) is { Success: true } match && int.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;

    [GeneratedRegex(@"/\d+-(?<n>\d{1,3})\.[a-z0-9]+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Suffix();
}
