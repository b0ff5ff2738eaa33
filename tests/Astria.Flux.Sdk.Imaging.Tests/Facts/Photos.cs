using System.Collections.Concurrent;
using Astria.Flux.Imaging.Facts;

namespace Astria.Flux.Imaging.Tests.Facts;

/// <summary>The test photos, looked at once.</summary>
internal static class Photos
{
    private static readonly PhotoInspector Inspector = new();
    private static readonly ConcurrentDictionary<string, PhotoFacts> Known = [];

    public static PhotoFacts Facts(string name) => Known.GetOrAdd(name, file => Inspector.Inspect(file, File.ReadAllBytes(TestFiles.PathOf("Photos", file))));
}
