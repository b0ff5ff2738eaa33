using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Faces.BlazeFace;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Resampling;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Training;
using NetVips;

namespace Astria.Flux.Imaging.Benchmarks;

/// <summary>What is compared: one 12-megapixel JPEG.</summary>
internal sealed class PhotoWork
{
    private const int Side = 1024;

    // What the planner chooses for 4:3.
    private const int BucketWidth = 1168;
    private const int BucketHeight = 880;

    private readonly byte[] _jpeg = Photo12.Jpeg();
    private readonly BlazeFaceDetector _detector = new();
    private readonly Picture _looked;

    public PhotoWork()
    {
        NetVips.NetVips.Concurrency = 1;
        _looked = PictureCodec.Decode(_jpeg, "12.jpg");
        _looked = LanczosResampler.Resize(_looked, 2016, 1512);
    }

    public int JpegBytes => _jpeg.Length;

    /// <summary>libvips' thumbnail alone: decoded, resized to 1024 pixels across, in memory. One thread.</summary>
    public int Vips()
    {
        using var image = Image.ThumbnailBuffer(_jpeg, Side);
        return image.WriteToMemory<byte>().Length;
    }

    /// <summary>libvips making the file that we make: the bucket's size, as PNG of zlib's fastest level.</summary>
    public int VipsFile()
    {
        using var image = Image.ThumbnailBuffer(_jpeg, BucketWidth, height: BucketHeight, crop: Enums.Interesting.Centre);
        return image.PngsaveBuffer(compression: 1, filter: Enums.ForeignPngFilter.Up).Length;
    }

    /// <summary>Twenty of libvips' thumbnails, two at once.</summary>
    public int VipsTwenty()
    {
        var bytes = 0;
        Parallel.For(0, 20, new ParallelOptions { MaxDegreeOfParallelism = 2 }, _ => Interlocked.Add(ref bytes, Vips()));
        return bytes;
    }

    /// <summary>The face detector alone, on the picture the inspector hands it.</summary>
    public int Detector() => _detector.Detect(_looked).Count;

    /// <summary>Looked at, judged, planned, cut, resized and encoded as PNG.</summary>
    public int InspectAndPrepare(CloseUpRule closeUps)
    {
        var codec = new DecodeCache(new SkiaImageCodec());
        var facts = new PhotoInspector(new() { Codecs = [codec], Detector = _detector }).Inspect("12.jpg", _jpeg);
        return Prepare([new(TrainingImage.FromBytes("12.jpg", _jpeg), facts)], codec, closeUps, 1).GetAwaiter().GetResult();
    }

    /// <summary>Twenty photos, on all processors.</summary>
    public int Twenty(int parallelism)
    {
        var codec = new DecodeCache(new SkiaImageCodec());
        TrainingImage[] images = [.. Enumerable.Range(0, 20).Select(i => TrainingImage.FromBytes($"{i:D2}.jpg", (byte[])[.. _jpeg, (byte)i]))];
        var options = new TrainingSetOptions { Inspector = new(new() { Codecs = [codec], Detector = _detector }), Parallelism = parallelism };
        var set = TrainingSet.InspectAsync(images, options).GetAwaiter().GetResult();
        return Prepare([.. set.Photos], codec, CloseUpRule.Add, parallelism).GetAwaiter().GetResult();
    }

    public int Lanczos() => LanczosResampler.Resize(_looked, BucketWidth, BucketHeight).Rgba.Length;

    private static async Task<int> Prepare(TrainingPhoto[] photos, IImageCodec codec, CloseUpRule closeUps, int parallelism)
    {
        var set = new TrainingSet(photos, PhotoAdvisor.Advise([.. photos.Select(photo => photo.Facts)]));
        var plan = PreparationPlanner.Plan(set, new() { CloseUps = closeUps, DropsAdvised = false, Duplicates = DuplicateRule.Keep });
        var bytes = 0;
        await foreach (var image in new PhotoPreparer([codec], parallelism: parallelism).RunAsync(plan, set)) bytes += image.Image.Content!.Value.Length;
        return bytes;
    }
}
