using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>Text and picture as one sequence; attention and feed-forward side by side between two fused projections.</summary>
internal sealed class SingleStreamBlock(LayerReader reader, string name, int heads) : ITorchBlock
{
    private readonly TorchLinear _modulation = reader.Linear($"{name}.modulation.lin");
    private readonly TorchLinear _in = reader.Linear($"{name}.linear1");
    private readonly TorchLinear _out = reader.Linear($"{name}.linear2");
    private readonly AttentionHeads _heads = new(reader, $"{name}.norm", heads);

    public bool IsTrained => _modulation.IsTrained || _in.IsTrained || _out.IsTrained || _heads.IsTrained;

    public Tensor[] Forward(Tensor[] streams, Tensor conditioning, RotaryEmbedding rotary)
    {
        using var scope = NewDisposeScope();
        var x = streams[0];
        var hidden = x.shape[^1];
        var modulation = Modulation.Chunks(_modulation.Forward(conditioning), 3);
        var fused = _in.Forward(Modulation.Normed(x, modulation[0], modulation[1]));
        var ofEach = fused.split([3 * hidden, fused.shape[^1] - (3 * hidden)], -1);
        var (queries, keys, values) = _heads.Split(ofEach[0]);
        var attended = AttentionHeads.Attend(queries, keys, values, rotary);
        var both = cat([attended, Modulation.Gelu(ofEach[1])], -1);
        return [Modulation.Gated(x, modulation[2], _out.Forward(both)).MoveToOuterDisposeScope()];
    }
}
