using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>Text and picture with weights of their own, attending to each other.</summary>
internal sealed class DoubleStreamBlock(LayerReader reader, string name, int heads) : ITorchBlock
{
    private readonly Stream _image = new(reader, $"{name}.img", heads);
    private readonly Stream _text = new(reader, $"{name}.txt", heads);

    public bool IsTrained => _image.IsTrained || _text.IsTrained;

    public Tensor[] Forward(Tensor[] streams, Tensor conditioning, RotaryEmbedding rotary)
    {
        // What leaves the scope lives on; the wrappers of all else would keep their memory.
        using var scope = NewDisposeScope();
        var (image, text) = (streams[0], streams[1]);
        var imagePart = _image.Project(image, conditioning);
        var textPart = _text.Project(text, conditioning);
        var attended = AttentionHeads.Attend(
            cat([textPart.Queries, imagePart.Queries], 2), cat([textPart.Keys, imagePart.Keys], 2), cat([textPart.Values, imagePart.Values], 2), rotary);
        var ofEach = attended.split([text.shape[1], image.shape[1]], 1);
        var nextImage = _image.Finish(image, ofEach[1], imagePart.Modulation);
        var nextText = _text.Finish(text, ofEach[0], textPart.Modulation);
        return [nextImage.MoveToOuterDisposeScope(), nextText.MoveToOuterDisposeScope()];
    }

    private readonly record struct Part(Tensor[] Modulation, Tensor Queries, Tensor Keys, Tensor Values);

    private sealed class Stream(LayerReader reader, string name, int heads)
    {
        private readonly TorchLinear _modulation = reader.Linear($"{name}_mod.lin");
        private readonly TorchLinear _qkv = reader.Linear($"{name}_attn.qkv");
        private readonly AttentionHeads _heads = new(reader, $"{name}_attn.norm", heads);
        private readonly TorchLinear _projection = reader.Linear($"{name}_attn.proj");
        private readonly TorchLinear _mlpIn = reader.Linear($"{name}_mlp.0");
        private readonly TorchLinear _mlpOut = reader.Linear($"{name}_mlp.2");

        public bool IsTrained => _modulation.IsTrained || _qkv.IsTrained || _heads.IsTrained || _projection.IsTrained || _mlpIn.IsTrained || _mlpOut.IsTrained;

        // The modulation's six chunks: shift, scale and gate of the attention, then of the feed-forward part.
        public Part Project(Tensor x, Tensor conditioning)
        {
            var modulation = Modulation.Chunks(_modulation.Forward(conditioning), 6);
            var (queries, keys, values) = _heads.Split(_qkv.Forward(Modulation.Normed(x, modulation[0], modulation[1])));
            return new Part(modulation, queries, keys, values);
        }

        public Tensor Finish(Tensor x, Tensor attended, Tensor[] modulation)
        {
            x = Modulation.Gated(x, modulation[2], _projection.Forward(attended));
            var inner = Modulation.Gelu(_mlpIn.Forward(Modulation.Normed(x, modulation[3], modulation[4])));
            return Modulation.Gated(x, modulation[5], _mlpOut.Forward(inner));
        }
    }
}
