using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Managed;

/// <summary>Text and picture as one sequence; attention and feed-forward side by side between two fused projections.</summary>
internal sealed class SingleStreamBlock(ModuleReader reader, string name, int heads)
{
    private readonly Linear _modulation = reader.Linear($"{name}.modulation.lin");
    private readonly Linear _in = reader.Linear($"{name}.linear1");
    private readonly Linear _out = reader.Linear($"{name}.linear2");
    private readonly Tensor _queryScale = reader.Tensor($"{name}.norm.query_norm.scale");
    private readonly Tensor _keyScale = reader.Tensor($"{name}.norm.key_norm.scale");

    /// <summary>Runs the block.</summary>
    /// <param name="tape">Records it.</param>
    /// <param name="x">Text, then picture tokens.</param>
    /// <param name="conditioning">SiLU of the conditioning vector, a row a sample.</param>
    /// <param name="rotary">Positions of the tokens.</param>
    public Tensor Forward(Tape tape, Tensor x, Tensor conditioning, RotaryTable rotary)
    {
        var samples = conditioning.Rows;
        var hidden = x.Columns;
        var modulation = _modulation.Forward(tape, conditioning);
        var normed = LayerNormModulate.Forward(tape, x, new(modulation, 0, hidden), new(modulation, hidden, hidden), samples);
        var fused = _in.Forward(tape, normed);
        var mlp = fused.Columns - (3 * hidden);
        var both = tape.New(x.Rows, hidden + mlp, fused.RequiresGradient);
        var stream = new AttentionStream(new(fused, 0, 3 * hidden), _queryScale, _keyScale, new(both, 0, hidden), x.Rows / samples);
        Attention.Forward(tape, [stream], samples, heads, rotary);
        Activations.Gelu(tape, new ColumnSlice(fused, 3 * hidden, mlp), new ColumnSlice(both, hidden, mlp));
        return GatedResidual.Forward(tape, x, _out.Forward(tape, both), new(modulation, 2 * hidden, hidden), samples);
    }
}
