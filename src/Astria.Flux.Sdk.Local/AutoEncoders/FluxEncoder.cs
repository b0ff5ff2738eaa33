using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>The half of FLUX's autoencoder that goes from picture to latent: mean and logarithm of variance, one behind the other.</summary>
internal sealed class FluxEncoder
{
    private readonly List<IImageLayer> _layers;
    private readonly GroupNorm _norm;
    private readonly Convolution _output;

    public FluxEncoder(TensorReader reader, int latentChannels)
    {
        var levels = reader.Count("encoder.down.");
        var channels = reader.Size("encoder.conv_in.weight", 0);
        _layers = [new Convolution(reader, "encoder.conv_in", channels, 3)];
        for (var level = 0; level < levels; level++)
        {
            var outputs = reader.Size($"encoder.down.{level}.block.0.conv1.weight", 0);
            for (var block = 0; block < reader.Count($"encoder.down.{level}.block."); block++)
            {
                _layers.Add(new ResidualBlock(reader, $"encoder.down.{level}.block.{block}", outputs, channels));
                channels = outputs;
            }

            if (level < levels - 1) _layers.Add(new Convolution(reader, $"encoder.down.{level}.downsample.conv", channels, channels, ConvolutionStep.Half));
        }

        _layers.AddRange(MiddleLayers.Read(reader, "encoder.mid", channels));
        _norm = new GroupNorm(reader, "encoder.norm_out", channels);
        _output = new Convolution(reader, "encoder.conv_out", 2 * latentChannels, channels);
    }

    public ImageRows Forward(Tape tape, ImageRows x)
    {
        var mark = tape.Mark();
        foreach (var layer in _layers)
        {
            x = layer.Forward(tape, x);
            tape.ReleaseSince(mark, x.Values);
        }

        return _output.Forward(tape, _norm.Forward(tape, x, silu: true));
    }
}
