using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Tunes;

namespace Astria.Flux.Tests.Astria;

internal static class TestTune
{
    public static TuneRequest New(string title, int photos = 4) =>
        TuneRequest.Flux(title, "man") with { Images = [.. Enumerable.Range(0, photos).Select(i => AstriaFile.FromBytes($"{i}.jpg", new byte[2000]))] };
}
