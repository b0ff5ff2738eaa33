using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>
/// The bundled model's small stand-in for FLUX's autoencoder: each patch of pixels is projected on the few directions in which the
/// training pictures differ most (principal components), each divided by the root of its spread so that detail counts too.
/// </summary>
internal sealed class PatchAutoEncoder : IAutoEncoder
{
    /// <summary>Name of the mean patch.</summary>
    public const string MeanName = "ae.mean";

    /// <summary>Name of the directions, channels × values of a patch.</summary>
    public const string DirectionsName = "ae.directions";

    /// <summary>Name of the channels' divisors.</summary>
    public const string ScaleName = "ae.scale";

    private readonly float[] _mean;
    private readonly float[] _directions;
    private readonly float[] _scale;

    /// <summary>Creates it from its numbers.</summary>
    /// <param name="factor">Side of a patch in pixels.</param>
    /// <param name="mean">3 × factor × factor values.</param>
    /// <param name="directions">Orthonormal rows of as many values.</param>
    /// <param name="scale">What each channel is divided by.</param>
    public PatchAutoEncoder(int factor, float[] mean, float[] directions, float[] scale)
    {
        if (factor < 1 || mean.Length != 3 * factor * factor || directions.Length != mean.Length * scale.Length)
        {
            throw new WeightsException($"The autoencoder's tensors don't fit together: {mean.Length} values a patch of {factor}×{factor}, {directions.Length} in its directions, {scale.Length} channels.");
        }

        Factor = factor;
        _mean = mean;
        _directions = directions;
        _scale = scale;
    }

    public int Channels => _scale.Length;

    public int Factor { get; }

    public float[] Encode(ReadOnlySpan<float> picture, int height, int width)
    {
        var rows = height / Factor;
        var columns = width / Factor;
        var latent = new float[Channels * rows * columns];
        Span<float> patch = new float[_mean.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                ReadPatch(picture, height, width, row, column, patch);
                for (var i = 0; i < patch.Length; i++) patch[i] -= _mean[i];
                for (var c = 0; c < Channels; c++)
                {
                    var direction = _directions.AsSpan(c * patch.Length, patch.Length);
                    var sum = 0f;
                    for (var i = 0; i < patch.Length; i++) sum += patch[i] * direction[i];
                    latent[(((c * rows) + row) * columns) + column] = sum / _scale[c];
                }
            }
        }

        return latent;
    }

    public float[] Decode(ReadOnlySpan<float> latent, int rows, int columns)
    {
        var picture = new float[3 * rows * Factor * columns * Factor];
        Span<float> patch = new float[_mean.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                _mean.CopyTo(patch);
                for (var c = 0; c < Channels; c++)
                {
                    var value = latent[(((c * rows) + row) * columns) + column] * _scale[c];
                    var direction = _directions.AsSpan(c * patch.Length, patch.Length);
                    for (var i = 0; i < patch.Length; i++) patch[i] += value * direction[i];
                }

                WritePatch(picture, rows * Factor, columns * Factor, row, column, patch);
            }
        }

        return picture;
    }

    /// <summary>Adds its numbers to a file; they are few, so they are kept in full.</summary>
    public void AddTo(SafetensorsWriter writer)
    {
        writer.Add(MeanName, [_mean.Length], _mean);
        writer.Add(DirectionsName, [Channels, _mean.Length], _directions);
        writer.Add(ScaleName, [Channels], _scale);
    }

    /// <summary>Copies one patch out of a picture: channel, then row, then column.</summary>
    internal void ReadPatch(ReadOnlySpan<float> picture, int height, int width, int row, int column, Span<float> patch)
    {
        var i = 0;
        for (var c = 0; c < 3; c++)
        {
            for (var y = 0; y < Factor; y++)
            {
                var from = (((c * height) + (row * Factor) + y) * width) + (column * Factor);
                picture.Slice(from, Factor).CopyTo(patch[i..]);
                i += Factor;
            }
        }
    }

    private void WritePatch(Span<float> picture, int height, int width, int row, int column, ReadOnlySpan<float> patch)
    {
        var i = 0;
        for (var c = 0; c < 3; c++)
        {
            for (var y = 0; y < Factor; y++)
            {
                var to = (((c * height) + (row * Factor) + y) * width) + (column * Factor);
                patch.Slice(i, Factor).CopyTo(picture[to..]);
                i += Factor;
            }
        }
    }
}
