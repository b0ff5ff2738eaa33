using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Autograd;

/// <summary>
/// What has been computed, in order, so that it can be walked back. Owns the tensors made on it: <see cref="Reset"/> takes all of
/// them back into the arena. Without recording it only computes.
/// </summary>
internal sealed class Tape(WorkerPool pool, Arena arena, bool recording)
{
    private readonly List<Node> _nodes = [];
    private readonly List<Tensor> _made = [];

    public WorkerPool Pool { get; } = pool;

    public Arena Arena { get; } = arena;

    public bool Recording { get; } = recording;

    /// <summary>While recording: keeps only what goes from block to block, and computes a block again when it is walked back. A third more time, a
    /// fraction of the memory.</summary>
    public bool Recompute { get; init; }

    /// <summary>Without recording: says of each tensor whether it would want a gradient.</summary>
    public bool Tracking { get; init; }

    public Tensor New(int rows, int columns, bool requiresGradient = false)
    {
        var tensor = new Tensor(Arena.Rent(checked(rows * columns)), rows, columns, requiresGradient && (Recording || Tracking));
        _made.Add(tensor);
        return tensor;
    }

    /// <summary>Notes how to carry the gradient of <paramref name="output"/> back; called only when one has arrived.</summary>
    public void Record(Tensor output, Action backward) => Record(output, null, backward);

    /// <summary>The same for an operation with two outputs, of which at least one has a gradient when called.</summary>
    public void Record(Tensor first, Tensor? second, Action backward)
    {
        if (!Recording || !(first.RequiresGradient || second is { RequiresGradient: true })) return;
        _nodes.Add(new Node(first, second, backward, IsFirstToWrite: !first.Written));
        first.Written = true;
    }

    /// <summary>Takes a tensor over from another tape.</summary>
    public void Adopt(Tensor tensor, Tape from)
    {
        from._made.Remove(tensor);
        _made.Add(tensor);
    }

    /// <summary>Walks back from a loss whose own gradient has been set. What operations made is gone afterwards, piece by piece as it is walked past, so that
    /// gradients find room where values were.</summary>
    public void Backward()
    {
        for (var i = _nodes.Count - 1; i >= 0; i--)
        {
            var node = _nodes[i];
            if (!node.First.HasGradient && node.Second is not { HasGradient: true }) continue;

            // Nothing reads its own output on the way back, and whatever else read it has been walked.
            node.First.ReleaseData(Arena);
            node.Second?.ReleaseData(Arena);
            node.Backward();

            // All else that wrote to it has been walked, too.
            if (!node.IsFirstToWrite) continue;
            node.First.ReleaseGradient(Arena);
            node.Second?.ReleaseGradient(Arena);
        }

        _nodes.Clear();
    }

    /// <summary>Without recording: gives back all that was made since <paramref name="mark"/> except <paramref name="kept"/>.</summary>
    public void ReleaseSince(int mark, params ReadOnlySpan<Tensor> kept)
    {
        if (Recording) return;
        var remaining = mark;
        for (var i = mark; i < _made.Count; i++)
        {
            if (kept.Contains(_made[i])) _made[remaining++] = _made[i];
            else _made[i].ReleaseData(Arena);
        }

        _made.RemoveRange(remaining, _made.Count - remaining);
    }

    /// <summary>A place to release back to.</summary>
    public int Mark() => _made.Count;

    /// <summary>Gives everything back; tensors made on this tape must not be used any more.</summary>
    public void Reset()
    {
        _nodes.Clear();
        foreach (var tensor in _made)
        {
            tensor.ReleaseGradient(Arena);
            tensor.ReleaseData(Arena);
        }

        _made.Clear();
    }

    private readonly record struct Node(Tensor First, Tensor? Second, Action Backward, bool IsFirstToWrite);
}
