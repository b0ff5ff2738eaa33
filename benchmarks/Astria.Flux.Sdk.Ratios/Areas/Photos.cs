using Astria.Flux.Imaging.Benchmarks;
using Astria.Flux.Imaging.Preparation;

namespace Astria.Flux.Ratios.Areas;

/// <summary>A 12-megapixel JPEG, against libvips.</summary>
internal static class Photos
{
    public static IEnumerable<Contest> Contests()
    {
        var work = new PhotoWork();
        yield return new(
            "a photo of 12 megapixels",
            "libvips' thumbnail and the face detector, nothing else",
            () =>
            {
                work.Vips();
                work.Detector();
            },
            "judged, planned, cut, resized, written as PNG",
            () => work.InspectAndPrepare(CloseUpRule.None));
    }
}
