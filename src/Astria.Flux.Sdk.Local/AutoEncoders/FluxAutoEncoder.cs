using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>FLUX.1's convolutional autoencoder. All sizes are read off the tensors, named as in Black Forest Labs' <c>ae.safetensors</c> or as in diffusers' folder <c>vae</c>.</summary>
internal sealed class FluxAutoEncoder : IAutoEncoder
{
    /// <summary>What FLUX.1's latents are multiplied by, so that their values spread about 1 (BFL's util.py).</summary>
    public const float FluxScale = 0.3611f;

    /// <summary>What is taken off them before (BFL's util.py).</summary>
    public const float FluxShift = 0.1159f;

    // FLUX has 4.
    private const int MostLevels = 8;

    private readonly FluxEncoder _encoder;
    private readonly FluxDecoder _decoder;
    private readonly WorkerPool _pool;
    private readonly float _scale;
    private readonly float _shift;

    /// <summary>Reads the autoencoder.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="pool">The threads it computes with.</param>
    /// <param name="prefix">What stands before every name in it.</param>
    /// <param name="scale">What a latent is multiplied by.</param>
    /// <param name="shift">What is taken off it before.</param>
    /// <exception cref="WeightsException">Tensors are missing or mis-shaped; all are named.</exception>
    public FluxAutoEncoder(ITensorSource file, WorkerPool pool, string prefix = "", float scale = FluxScale, float shift = FluxShift)
    {
        var reader = new TensorReader(file, prefix, DiffusersAutoEncoder.NamesIn(file, prefix));
        Channels = reader.Size("decoder.conv_in.weight", 1);
        var levels = reader.Count("decoder.up.");
        if (levels is < 1 or > MostLevels || levels != reader.Count("encoder.down.")) reader.Fault($"{reader.Count("encoder.down.")} levels down and {levels} up");
        Factor = 1 << Math.Clamp(levels - 1, 0, MostLevels);
        _encoder = new FluxEncoder(reader, Channels);
        _decoder = new FluxDecoder(reader, Channels);
        reader.FaultUnread();
        reader.ThrowIfFaulty("FLUX's autoencoder");
        (_pool, _scale, _shift) = (pool, scale, shift);
    }

    public int Channels { get; }

    public int Factor { get; }

    public float[] Encode(ReadOnlySpan<float> picture, int height, int width)
    {
        if (height < 1 || width < 1 || height % Factor != 0 || width % Factor != 0) throw new ArgumentException($"A picture of {width}×{height} is not made of places of {Factor} pixels.", nameof(picture));
        var moments = Moments(picture, height, width);
        var latent = moments[..(moments.Length / 2)];
        for (var i = 0; i < latent.Length; i++) latent[i] = _scale * (latent[i] - _shift);
        return latent;
    }

    /// <summary>Means, then logarithms of variances: 2·channels × rows × columns, before scale and shift.</summary>
    public float[] Moments(ReadOnlySpan<float> picture, int height, int width)
    {
        var tape = new Tape(_pool, new Arena(), recording: false);
        return ToPlanes(_encoder.Forward(tape, ToRows(tape, picture, 3, height, width)));
    }

    public float[] Decode(ReadOnlySpan<float> latent, int rows, int columns)
    {
        var tape = new Tape(_pool, new Arena(), recording: false);
        var x = ToRows(tape, latent, Channels, rows, columns);
        foreach (ref var value in x.Values.Span) value = (value / _scale) + _shift;
        return ToPlanes(_decoder.Forward(tape, x));
    }

    private static ImageRows ToRows(Tape tape, ReadOnlySpan<float> planes, int channels, int height, int width)
    {
        var size = checked(height * width);
        if (planes.Length != channels * size) throw new ArgumentException($"{channels} channels of {width}×{height} are {channels * size} values, not {planes.Length}.", nameof(planes));
        var rows = tape.New(size, channels);
        for (var i = 0; i < planes.Length; i++) rows.Span[((i % size) * channels) + (i / size)] = planes[i];
        return new ImageRows(rows, height, width);
    }

    private static float[] ToPlanes(ImageRows rows)
    {
        var size = rows.Height * rows.Width;
        var planes = new float[rows.Values.Length];
        for (var i = 0; i < planes.Length; i++) planes[i] = rows.Values.Span[((i % size) * rows.Channels) + (i / size)];
        return planes;
    }
}
