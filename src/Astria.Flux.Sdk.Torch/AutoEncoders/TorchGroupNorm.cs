using Astria.Flux.Torch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Managed = Astria.Flux.Local.AutoEncoders.GroupNorm;

namespace Astria.Flux.Torch.AutoEncoders;

/// <summary>Brings groups of channels to mean 0 and deviation 1, then to what they are to be.</summary>
internal sealed class TorchGroupNorm
{
    private const double Epsilon = 1e-6;

    private readonly Tensor _scale;
    private readonly Tensor _shift;

    public TorchGroupNorm(NetworkReader reader, string name, int channels)
    {
        if (channels % Managed.Groups != 0) reader.Fault($"'{name}' has {channels} channels, which {Managed.Groups} groups can't share");
        _scale = reader.Read($"{name}.weight", channels);
        _shift = reader.Read($"{name}.bias", channels);
    }

    public Tensor Forward(Tensor x) => functional.group_norm(x, Managed.Groups, _scale, _shift, Epsilon);

    public Tensor ForwardSilu(Tensor x)
    {
        using var scope = NewDisposeScope();
        return functional.silu(Forward(x)).MoveToOuterDisposeScope();
    }
}
