using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Probing;

namespace Astria.Flux.Imaging.Tests.Preparation;

/// <summary>Decodes whole pictures and counts how many are decoded at once.</summary>
internal sealed class PlainCodec : IImageCodec
{
    private int _running;
    private int _most;

    public int MostAtOnce => _most;

    public List<double> Scales { get; } = [];

    public Action OnDecode { get; init; } = () => { };

    public bool CanDecode(ImageFormat format) => true;

    public Picture Decode(ReadOnlyMemory<byte> content, ImageHeader header, double leastScale, CancellationToken cancellationToken = default)
    {
        var now = Interlocked.Increment(ref _running);
        lock (Scales)
        {
            _most = Math.Max(_most, now);
            Scales.Add(leastScale);
        }

        OnDecode();
        cancellationToken.ThrowIfCancellationRequested();
        var picture = PictureCodec.Decode(content, "photo");
        Interlocked.Decrement(ref _running);
        return picture;
    }
}
