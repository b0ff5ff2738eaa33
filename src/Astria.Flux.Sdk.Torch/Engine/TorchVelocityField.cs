using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Models;
using Astria.Flux.Torch.Telemetry;
using Astria.Flux.Torch.Training;
using Astria.Flux.Torch.Transformer;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Engine;

/// <summary>The transformer asked about some prompts, step by step.</summary>
internal sealed class TorchVelocityField : IVelocityField
{
    private readonly TorchFluxModel _model;
    private readonly TokenGrid _grid;
    private readonly int _samples;
    private readonly int _textTokens;
    private readonly Tensor _text;
    private readonly Tensor _pooled;

    public TorchVelocityField(TorchFluxModel model, IReadOnlyList<CaptionEmbedding> prompts, TokenGrid grid)
    {
        (_model, _grid, _samples) = (model, grid, prompts.Count);
        _textTokens = prompts[0].Tokens.Length / model.Config.ContextSize;
        using var scope = NewDisposeScope();
        _text = stack([.. prompts.Select(prompt => tensor(prompt.Tokens))]).reshape(_samples, _textTokens, model.Config.ContextSize).to(model.Type, model.Device).DetachFromDisposeScope();
        _pooled = stack([.. prompts.Select(prompt => tensor(prompt.Pooled))]).to(model.Type, model.Device).DetachFromDisposeScope();
    }

    public float[] At(ReadOnlySpan<float> tokens, float time, float? guidance, CancellationToken cancellationToken)
    {
        var input = new FluxInput
        {
            Samples = _samples,
            ImagePositions = _grid.Positions(),
            TextPositions = new float[3 * _textTokens],
            Times = [.. Enumerable.Repeat(time, _samples)],
            Guidance = guidance is { } scale ? [.. Enumerable.Repeat(scale, _samples)] : null,
        };
        var values = tokens.ToArray();
        return TorchTelemetry.Forward(_model.Device.ToString(), () =>
        {
            using var off = no_grad();
            using var scope = NewDisposeScope();
            var image = tensor(values).reshape(_samples, _grid.Count, _model.Config.InChannels);
            return (float[])[.. _model.Forward(input, image, _text, _pooled, cancellationToken).to(ScalarType.Float32).cpu().contiguous().data<float>()];
        });
    }

    public void Dispose()
    {
        _text.Dispose();
        _pooled.Dispose();
    }
}
