using System.Runtime.CompilerServices;
using Astria.Flux.Astria.Tunes;

namespace Astria.Flux.Astria.Engine;

/// <summary>What a tune is titled: the title that was given, and a reference that is used once only. It is what a tune is found by when the answer is lost,
/// and what idempotent accounts tell tunes apart by.</summary>
internal static class TuneTitle
{
    /// <summary>Puts a title together.</summary>
    /// <param name="given">The request's title; <see langword="null"/> or empty for none.</param>
    /// <param name="reference">The reference, a GUID of 32 digits.</param>
    public static string Of(string? given, string reference) => given is { Length: > 0 } ? $"{given} {reference}" : reference;

    /// <summary>Lists the tunes that were submitted under a title, the newest first.</summary>
    /// <param name="tunes">The account's tunes.</param>
    /// <param name="given">The request's title.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public static async IAsyncEnumerable<AstriaTune> FindAsync(TuneResource tunes, string given, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The service looks for a part of the title; what submitting put behind it is nobody else's.
        await foreach (var tune in tunes.ListAsync(new() { Title = given }, cancellationToken).ConfigureAwait(false))
        {
            if (tune.Title?.StartsWith($"{given} ", StringComparison.Ordinal) == true && Guid.TryParseExact(tune.Title.AsSpan(given.Length + 1), "N", out _)) yield return tune;
        }
    }
}
