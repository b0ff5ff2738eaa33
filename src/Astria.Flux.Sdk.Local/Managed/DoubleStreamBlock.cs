using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Managed;

/// <summary>Text and picture with weights of their own, attending to each other.</summary>
internal sealed class DoubleStreamBlock(ModuleReader reader, string name, int heads)
{
    private readonly Stream _image = new(reader, $"{name}.img");
    private readonly Stream _text = new(reader, $"{name}.txt");

    /// <summary>Runs the block.</summary>
    /// <param name="tape">Records it.</param>
    /// <param name="image">Picture tokens.</param>
    /// <param name="text">Text tokens.</param>
    /// <param name="modulation">SiLU of the conditioning vector, a row a sample.</param>
    /// <param name="rotary">Positions of text, then picture.</param>
    public (Tensor Image, Tensor Text) Forward(Tape tape, Tensor image, Tensor text, Tensor modulation, RotaryTable rotary)
    {
        var samples = modulation.Rows;
        var imagePart = _image.Attend(tape, image, modulation);
        var textPart = _text.Attend(tape, text, modulation);
        Attention.Forward(tape, [textPart.Attention, imagePart.Attention], samples, heads, rotary);
        return (_image.Finish(tape, image, imagePart, samples), _text.Finish(tape, text, textPart, samples));
    }

    private readonly record struct Part(Tensor Modulation, AttentionStream Attention);

    private sealed class Stream(ModuleReader reader, string name)
    {
        private readonly Linear _modulation = reader.Linear($"{name}_mod.lin");
        private readonly Linear _qkv = reader.Linear($"{name}_attn.qkv");
        private readonly Tensor _queryScale = reader.Tensor($"{name}_attn.norm.query_norm.scale");
        private readonly Tensor _keyScale = reader.Tensor($"{name}_attn.norm.key_norm.scale");
        private readonly Linear _projection = reader.Linear($"{name}_attn.proj");
        private readonly Linear _mlpIn = reader.Linear($"{name}_mlp.0");
        private readonly Linear _mlpOut = reader.Linear($"{name}_mlp.2");

        // The modulation's six chunks: shift, scale and gate of the attention, then of the feed-forward part.
        public Part Attend(Tape tape, Tensor x, Tensor conditioning)
        {
            var samples = conditioning.Rows;
            var modulation = _modulation.Forward(tape, conditioning);
            var qkv = _qkv.Forward(tape, LayerNormModulate.Forward(tape, x, Chunk(modulation, 0), Chunk(modulation, 1), samples));
            var output = tape.New(x.Rows, x.Columns, qkv.RequiresGradient);
            return new Part(modulation, new AttentionStream(qkv, _queryScale, _keyScale, output, x.Rows / samples));
        }

        public Tensor Finish(Tape tape, Tensor x, Part part, int samples)
        {
            var modulation = part.Modulation;
            x = GatedResidual.Forward(tape, x, _projection.Forward(tape, part.Attention.Output.Tensor), Chunk(modulation, 2), samples);
            var normed = LayerNormModulate.Forward(tape, x, Chunk(modulation, 3), Chunk(modulation, 4), samples);
            var mlp = _mlpOut.Forward(tape, Activations.Gelu(tape, _mlpIn.Forward(tape, normed)));
            return GatedResidual.Forward(tape, x, mlp, Chunk(modulation, 5), samples);
        }

        private static ColumnSlice Chunk(Tensor modulation, int index) => new(modulation, index * modulation.Columns / 6, modulation.Columns / 6);
    }
}
