namespace Astria.Flux.Torch.Natives;

/// <summary>Where an app's native libraries lie: beside it (published, single file), under <c>runtimes</c> (built), or where the host says.</summary>
internal static class NativeFolders
{
    /// <summary>The folders, the likeliest first.</summary>
    public static IEnumerable<string> All()
    {
        var said = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] usual = [Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native"), AppContext.BaseDirectory];
        return said.Concat(usual).Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).Distinct(StringComparer.Ordinal);
    }

    /// <summary>A library's path; <see langword="null"/> when it is in none of the folders.</summary>
    public static string? Find(string file) => All().Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
}
