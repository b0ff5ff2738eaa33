using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>A convolution of a single place, which is a linear layer.</summary>
internal static class PointLayer
{
    public static Linear Read(TensorReader reader, string name, int outputs, int inputs) =>
        new(reader.Read($"{name}.weight", outputs, inputs, 1, 1), reader.Read($"{name}.bias", outputs));
}
