namespace Astria.Flux;

/// <summary>The checkout the tests run from. Found from where they run: a deterministic build rewrites the compiler's paths to <c>/_/</c>.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    /// <summary>The full path of something in the checkout, or beside it.</summary>
    /// <param name="relative">The path from the folder of the solution.</param>
    public static string PathOf(string relative) => Path.GetFullPath(Path.Combine(Root, relative));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Astria.Flux.Sdk.sln"))) folder = folder.Parent;

        // The mutation runner runs tests away from any checkout; what they look for beside it just isn't there.
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
