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
        var imagePart = _image.Project(tape, image, modulation);
        var textPart = _text.Project(tape, text, modulation);

        // Each stream's result depends on both streams' keys and values: a gradient wanted behind one is wanted behind both.
        var gradient = imagePart.Projection.RequiresGradient || textPart.Projection.RequiresGradient;
        var imageAttention = _image.Attend(imagePart, tape.New(image.Rows, image.Columns, gradient), samples);
        var textAttention = _text.Attend(textPart, tape.New(text.Rows, text.Columns, gradient), samples);
        Attention.Forward(tape, [textAttention, imageAttention], samples, heads, rotary);
        return (_image.Finish(tape, image, imageAttention, imagePart.Modulation, samples), _text.Finish(tape, text, textAttention, textPart.Modulation, samples));
    }

    private readonly record struct Part(Tensor Modulation, Tensor Projection);

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
        public Part Project(Tape tape, Tensor x, Tensor conditioning)
        {
            var modulation = _modulation.Forward(tape, conditioning);
            var normed = LayerNormModulate.Forward(tape, x, Chunk(modulation, 0), Chunk(modulation, 1), conditioning.Rows);
            return new Part(modulation, _qkv.Forward(tape, normed));
        }

        public AttentionStream Attend(Part part, Tensor output, int samples) => new(part.Projection, _queryScale, _keyScale, output, output.Rows / samples);

        public Tensor Finish(Tape tape, Tensor x, AttentionStream attention, Tensor modulation, int samples)
        {
            x = GatedResidual.Forward(tape, x, _projection.Forward(tape, attention.Output.Tensor), Chunk(modulation, 2), samples);
            var normed = LayerNormModulate.Forward(tape, x, Chunk(modulation, 3), Chunk(modulation, 4), samples);
            var mlp = _mlpOut.Forward(tape, Activations.Gelu(tape, _mlpIn.Forward(tape, normed)));
            return GatedResidual.Forward(tape, x, mlp, Chunk(modulation, 5), samples);
        }

        private static ColumnSlice Chunk(Tensor modulation, int index) => new(modulation, index * modulation.Columns / 6, modulation.Columns / 6);
    }
}
