using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Torch.Networks;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.AutoEncoders;

/// <summary>FLUX.1's convolutional autoencoder. Tensors are named as in Black Forest Labs' <c>ae.safetensors</c>.</summary>
internal sealed class TorchAutoEncoder : IAutoEncoder, IDisposable
{
    // FLUX has 4.
    private const int MostLevels = 8;

    private readonly NetworkReader _reader;
    private readonly TorchLayers _encoder;
    private readonly TorchLayers _decoder;
    private readonly float _scale;
    private readonly float _shift;

    /// <summary>Reads the autoencoder; the reader is its own from then on.</summary>
    /// <param name="reader">The tensors.</param>
    /// <param name="sizes">Its sizes.</param>
    /// <param name="scale">What a latent is multiplied by.</param>
    /// <param name="shift">What is taken off it before.</param>
    /// <exception cref="WeightsException">Tensors are missing, mis-shaped or too many; all are named.</exception>
    public TorchAutoEncoder(NetworkReader reader, AutoEncoderSizes sizes, float scale, float shift)
    {
        (_reader, _scale, _shift) = (reader, scale, shift);
        if (sizes.Levels.Count is < 1 or > MostLevels)
        {
            reader.Fault($"it has {sizes.Levels.Count} levels, not 1 to {MostLevels}");
            reader.ThrowIfFaulty("FLUX's autoencoder");
        }

        Channels = sizes.LatentChannels;
        Factor = 1 << (sizes.Levels.Count - 1);
        _encoder = AutoEncoderLayers.Encoder(reader, sizes);
        _decoder = AutoEncoderLayers.Decoder(reader, sizes);
        reader.FaultUnread();
        reader.ThrowIfFaulty("FLUX's autoencoder");
    }

    public int Channels { get; }

    public int Factor { get; }

    public float[] Encode(ReadOnlySpan<float> picture, int height, int width)
    {
        var moments = Moments(picture, height, width);
        var latent = moments[..(moments.Length / 2)];
        for (var i = 0; i < latent.Length; i++) latent[i] = _scale * (latent[i] - _shift);
        return latent;
    }

    /// <summary>Means, then logarithms of variances: 2·channels × rows × columns, before scale and shift.</summary>
    public float[] Moments(ReadOnlySpan<float> picture, int height, int width)
    {
        if (height < 1 || width < 1 || height % Factor != 0 || width % Factor != 0) throw new ArgumentException($"A picture of {width}×{height} is not made of places of {Factor} pixels.", nameof(picture));
        return Run(_encoder, picture.ToArray(), 3, height, width);
    }

    public float[] Decode(ReadOnlySpan<float> latent, int rows, int columns)
    {
        var values = latent.ToArray();
        foreach (ref var value in values.AsSpan()) value = (value / _scale) + _shift;
        return Run(_decoder, values, Channels, rows, columns);
    }

    public void Dispose() => _reader.Dispose();

    private float[] Run(TorchLayers layers, float[] values, int channels, int rows, int columns)
    {
        if (values.Length != (long)channels * rows * columns) throw new ArgumentException($"{channels} channels of {columns}×{rows} are not {values.Length} values.", nameof(values));
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var x = tensor(values).reshape(1, channels, rows, columns).to(_reader.Type, _reader.Device);
        return layers.Forward(x).to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
    }
}
