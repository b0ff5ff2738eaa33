using static System.FormattableString;

namespace Astria.Flux.Imaging.Advice;

/// <summary>Numbers of things in words: 1 photo, 2 photos.</summary>
internal static class Counted
{
    public static string Of(int count, string thing) => Invariant($"{count} {thing}{(count == 1 ? "" : "s")}");
}
