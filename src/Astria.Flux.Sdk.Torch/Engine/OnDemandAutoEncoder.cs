using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Torch.AutoEncoders;

namespace Astria.Flux.Torch.Engine;

/// <summary>The autoencoder, on its device only from when it is needed to when it is let go.</summary>
/// <param name="sizes">Its sizes, known before it is loaded.</param>
/// <param name="load">Loads it.</param>
internal sealed class OnDemandAutoEncoder(AutoEncoderSizes sizes, Func<TorchAutoEncoder> load) : IAutoEncoder, IDisposable
{
    private TorchAutoEncoder? _loaded;

    public int Channels => sizes.LatentChannels;

    public int Factor => 1 << (sizes.Levels.Count - 1);

    public bool IsLoaded => _loaded is not null;

    public float[] Encode(ReadOnlySpan<float> picture, int height, int width) => Loaded().Encode(picture, height, width);

    public float[] Decode(ReadOnlySpan<float> latent, int rows, int columns) => Loaded().Decode(latent, rows, columns);

    /// <summary>Gives its memory back.</summary>
    public void Release()
    {
        _loaded?.Dispose();
        _loaded = null;
    }

    public void Dispose() => Release();

    private TorchAutoEncoder Loaded() => _loaded ??= load();
}
