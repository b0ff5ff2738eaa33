namespace Astria.Flux.Local.Tests.Golden;

/// <summary>The folder of golden numbers: the copy beside the tests, or the one FLUX_GOLDEN_DIR names.</summary>
internal static class GoldenData
{
    private static readonly string Copy = Path.Combine(AppContext.BaseDirectory, "Golden", "data");

    public static string Folder { get; } = Environment.GetEnvironmentVariable("FLUX_GOLDEN_DIR") is { Length: > 0 } folder ? folder : Copy;

    /// <summary>A file of the folder, or of the copy where the folder lacks it.</summary>
    public static string PathOf(string file) => File.Exists(Path.Combine(Folder, file)) ? Path.Combine(Folder, file) : Path.Combine(Copy, file);

    /// <summary>Every transformer case of the folder, by file name.</summary>
    public static IEnumerable<string> Transformers() => Directory.EnumerateFiles(Folder, "flux_*.safetensors")
        .Select(path => Path.GetFileName(path)!)
        .Where(file => !file.Contains("diffusers_layout", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
