using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>The half of FLUX's autoencoder that goes from latent to picture.</summary>
internal sealed class FluxDecoder
{
    private readonly List<IImageLayer> _layers;
    private readonly GroupNorm _norm;
    private readonly Convolution _output;

    public FluxDecoder(TensorReader reader, int latentChannels)
    {
        var levels = reader.Count("decoder.up.");
        var channels = reader.Size("decoder.conv_in.weight", 0);
        _layers = [new Convolution(reader, "decoder.conv_in", channels, latentChannels), .. MiddleLayers.Read(reader, "decoder.mid", channels)];
        for (var level = levels - 1; level >= 0; level--)
        {
            var outputs = reader.Size($"decoder.up.{level}.block.0.conv1.weight", 0);
            for (var block = 0; block < reader.Count($"decoder.up.{level}.block."); block++)
            {
                _layers.Add(new ResidualBlock(reader, $"decoder.up.{level}.block.{block}", outputs, channels));
                channels = outputs;
            }

            if (level > 0) _layers.Add(new Convolution(reader, $"decoder.up.{level}.upsample.conv", channels, channels, ConvolutionStep.Double));
        }

        _norm = new GroupNorm(reader, "decoder.norm_out", channels);
        _output = new Convolution(reader, "decoder.conv_out", 3, channels);
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
