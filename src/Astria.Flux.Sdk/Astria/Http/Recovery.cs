namespace Astria.Flux.Astria.Http;

/// <summary>How to find again what a call created whose answer was lost.</summary>
/// <param name="FindAsync">Looks for it among what was created since the given time; <see langword="null"/> when there is no way to look.</param>
/// <param name="Remedy">What a person looks for before asking again.</param>
/// <param name="MayRepeat">Whether not finding it means that it isn't there.</param>
/// <param name="Claim">Notes that a normal answer belongs to its caller.</param>
internal sealed record Recovery<T>(
    Func<DateTimeOffset, CancellationToken, ValueTask<T?>>? FindAsync, string Remedy, bool MayRepeat = true, Action<T>? Claim = null)
    where T : class;
