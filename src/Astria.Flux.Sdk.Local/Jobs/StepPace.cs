namespace Astria.Flux.Local.Jobs;

/// <summary>
/// Tells how long the rest of a training will take, by the later half of the steps made so far: the first ones are slow, since the
/// runtime still compiles, and what comes between steps now and then (previews, held-out pictures) is in it with its share.
/// </summary>
internal sealed class StepPace(TimeProvider time)
{
    private readonly List<long> _done = [];

    /// <summary>A step is done.</summary>
    /// <param name="left">Steps that are still to be made.</param>
    /// <returns>The time they will take; <see langword="null"/> after the first step, which says nothing yet.</returns>
    public TimeSpan? After(long left)
    {
        _done.Add(time.GetTimestamp());
        var last = _done.Count - 1;
        var from = last / 2;
        return last == 0 ? null : time.GetElapsedTime(_done[from], _done[last]) * ((double)left / (last - from));
    }
}
