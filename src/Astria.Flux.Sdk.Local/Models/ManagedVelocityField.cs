using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Models;

/// <summary>The managed transformer asked about some prompts, step by step, in the same memory.</summary>
internal sealed class ManagedVelocityField : IVelocityField
{
    private readonly LocalModel _model;
    private readonly TokenGrid _grid;
    private readonly int _samples;
    private readonly Tape _tape;
    private readonly Tensor _text;
    private readonly Tensor _pooled;

    public ManagedVelocityField(LocalModel model, WorkerPool pool, Arena arena, IReadOnlyList<string> prompts, TokenGrid grid)
    {
        _model = model;
        _grid = grid;
        _samples = prompts.Count;
        _tape = new Tape(pool, arena, recording: false);
        (_text, _pooled) = model.Text.Encode(_tape, prompts);
    }

    public float[] At(ReadOnlySpan<float> tokens, float time, float? guidance, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var mark = _tape.Mark();
        var image = _tape.New(_samples * _grid.Count, _model.Transformer.Config.InChannels);
        tokens.CopyTo(image.Span);
        var input = new FluxInput
        {
            Samples = _samples,
            ImagePositions = _grid.Positions(),
            TextPositions = new float[3 * _model.Text.Tokens],
            Times = [.. Enumerable.Repeat(time, _samples)],
            Guidance = guidance is { } scale ? [.. Enumerable.Repeat(scale, _samples)] : null,
        };
        var velocity = _model.Transformer.Forward(_tape, input, image, _text, _pooled).Span.ToArray();
        _tape.ReleaseSince(mark);
        return velocity;
    }

    public void Dispose() => _tape.Reset();
}
