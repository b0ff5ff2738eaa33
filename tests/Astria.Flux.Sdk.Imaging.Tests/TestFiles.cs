namespace Astria.Flux.Imaging.Tests;

/// <summary>Files that the tests bring along.</summary>
internal static class TestFiles
{
    public static Picture Photo(string name) => Read("Photos", name);

    public static Picture Golden(string name) => Read("Golden", name);

    public static string PathOf(string folder, string name) => Path.Combine(AppContext.BaseDirectory, folder, name);

    private static Picture Read(string folder, string name) => PictureCodec.Decode(File.ReadAllBytes(PathOf(folder, name)), name);
}
