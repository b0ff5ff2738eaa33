using System.Runtime.Intrinsics;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Text.Encoders;

/// <summary>One block of CLIP's text encoder: attention to what came before, then a feed-forward part.</summary>
internal sealed unsafe class ClipBlock
{
    // OpenAI's quick form of GELU: x · sigmoid(1.702·x).
    private const float QuickGelu = 1.702f;

    private readonly int _headSize;
    private readonly (Tensor Scale, Tensor Shift) _first;
    private readonly Linear _query;
    private readonly Linear _key;
    private readonly Linear _value;
    private readonly Linear _output;
    private readonly (Tensor Scale, Tensor Shift) _second;
    private readonly Linear _up;
    private readonly Linear _down;

    public ClipBlock(TensorReader reader, string name, int features, int headSize)
    {
        _headSize = headSize;
        var wide = reader.Size($"{name}.mlp.fc1.weight", 0);
        _first = Norm("layer_norm1");
        _query = Layer("self_attn.q_proj", features, features);
        _key = Layer("self_attn.k_proj", features, features);
        _value = Layer("self_attn.v_proj", features, features);
        _output = Layer("self_attn.out_proj", features, features);
        _second = Norm("layer_norm2");
        _up = Layer("mlp.fc1", wide, features);
        _down = Layer("mlp.fc2", features, wide);

        (Tensor, Tensor) Norm(string norm) => (reader.Read($"{name}.{norm}.weight", features), reader.Read($"{name}.{norm}.bias", features));
        Linear Layer(string layer, int outputs, int inputs) => new(reader.Read($"{name}.{layer}.weight", outputs, inputs), reader.Read($"{name}.{layer}.bias", outputs));
    }

    public Tensor Forward(Tape tape, Tensor x, int samples, float epsilon)
    {
        var normed = RowNorm.Layer(tape, x, _first.Scale, _first.Shift, epsilon);
        var (query, key, value) = (_query.Forward(tape, normed), _key.Forward(tape, normed), _value.Forward(tape, normed));
        var attended = tape.New(x.Rows, x.Columns);
        var tokens = x.Rows / samples;
        var scale = 1 / MathF.Sqrt(_headSize);
        for (var sample = 0; sample < samples; sample++)
        {
            for (var feature = 0; feature < x.Columns; feature += _headSize)
            {
                PlainAttention.Forward(tape.Pool, tape.Arena, Of(query), Of(key), Of(value), Of(attended), scale, causal: true);

                Matrix Of(Tensor tensor) => new(tensor.Data + ((nint)sample * tokens * tensor.Columns) + feature, tokens, _headSize, tensor.Columns);
            }
        }

        x = Sum.Forward(tape, x, _output.Forward(tape, attended));
        var up = _up.Forward(tape, RowNorm.Layer(tape, x, _second.Scale, _second.Shift, epsilon));
        Activate(up);
        return Sum.Forward(tape, x, _down.Forward(tape, up));
    }

    private static void Activate(Tensor x)
    {
        var i = 0;
        for (; i + Lanes.Count <= x.Length; i += Lanes.Count) Value(Vector512.Load(x.Data + i)).Store(x.Data + i);
        if (i < x.Length) Lanes.StorePart(Value(Lanes.LoadPart(x.Data + i, x.Length - i)), x.Data + i, x.Length - i);
    }

    private static Vector512<float> Value(Vector512<float> x) => x * Lanes.Sigmoid(x * Vector512.Create(QuickGelu));
}
