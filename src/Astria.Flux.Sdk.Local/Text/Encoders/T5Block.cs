using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Text.Encoders;

/// <summary>One block of T5: attention with biases by distance and no scale, then a gated feed-forward part.</summary>
internal sealed unsafe class T5Block
{
    private readonly int _heads;
    private readonly Tensor _attentionScale;
    private readonly Linear _query;
    private readonly Linear _key;
    private readonly Linear _value;
    private readonly Linear _output;
    private readonly Tensor _forwardScale;
    private readonly Linear _gate;
    private readonly Linear _up;
    private readonly Linear _down;

    public T5Block(TensorReader reader, string name, int features, int inner, int heads)
    {
        _heads = heads;
        var attention = $"{name}.layer.0.SelfAttention";
        var forward = $"{name}.layer.1.DenseReluDense";
        var wide = reader.Size($"{forward}.wi_0.weight", 0);
        _attentionScale = reader.Read($"{name}.layer.0.layer_norm.weight", features);
        _query = Layer($"{attention}.q", inner, features);
        _key = Layer($"{attention}.k", inner, features);
        _value = Layer($"{attention}.v", inner, features);
        _output = Layer($"{attention}.o", features, inner);
        _forwardScale = reader.Read($"{name}.layer.1.layer_norm.weight", features);
        _gate = Layer($"{forward}.wi_0", wide, features);
        _up = Layer($"{forward}.wi_1", wide, features);
        _down = Layer($"{forward}.wo", features, wide);

        Linear Layer(string layer, int outputs, int inputs) => new(reader.Read($"{layer}.weight", outputs, inputs), null);
    }

    public Tensor Forward(Tape tape, Tensor x, int samples, Tensor bias, float epsilon)
    {
        var normed = RowNorm.RootMeanSquare(tape, x, _attentionScale, epsilon);
        var (query, key, value) = (_query.Forward(tape, normed), _key.Forward(tape, normed), _value.Forward(tape, normed));
        var attended = tape.New(x.Rows, query.Columns);
        var tokens = x.Rows / samples;
        for (var sample = 0; sample < samples; sample++)
        {
            for (var head = 0; head < _heads; head++)
            {
                PlainAttention.Forward(tape.Pool, tape.Arena, Of(query), Of(key), Of(value), Of(attended), 1, bias.Data + ((nint)head * bias.Columns));

                Matrix Of(Tensor tensor)
                {
                    var size = tensor.Columns / _heads;
                    return new Matrix(tensor.Data + ((nint)sample * tokens * tensor.Columns) + ((nint)head * size), tokens, size, tensor.Columns);
                }
            }
        }

        x = Sum.Forward(tape, x, _output.Forward(tape, attended));
        normed = RowNorm.RootMeanSquare(tape, x, _forwardScale, epsilon);
        var gated = Activations.Gelu(tape, _gate.Forward(tape, normed));
        var up = _up.Forward(tape, normed);
        for (var i = 0; i < gated.Length; i++) gated.Data[i] *= up.Data[i];
        return Sum.Forward(tape, x, _down.Forward(tape, gated));
    }
}
