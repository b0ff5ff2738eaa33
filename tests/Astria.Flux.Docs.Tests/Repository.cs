namespace Astria.Flux.Docs.Tests;

/// <summary>The checkout the tests run from. Found from where they run: a deterministic build rewrites the compiler's paths to <c>/_/</c>.</summary>
internal static class Repository
{
    /// <summary>The full path of something in the checkout.</summary>
    /// <param name="relative">The path from the folder of the solution.</param>
    public static string PathOf(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Astria.Flux.Sdk.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No Astria.Flux.Sdk.sln above {AppContext.BaseDirectory}.");
        }

        return Path.Combine(folder.FullName, relative);
    }
}
