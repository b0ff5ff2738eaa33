using System.Formats.Tar;
using System.IO.Compression;

namespace Astria.Flux.IconDataset;

/// <summary>A package version, fetched once into a cache folder and unpacked there.</summary>
internal sealed record NpmPackage(string Name, string Version)
{
    private static readonly string Cache = Path.Combine(Path.GetTempPath(), "icon-dataset-cache");

    /// <summary>The folder with the package's files, fetched when it is not there yet.</summary>
    public async Task<string> FetchAsync()
    {
        var flatName = Name.TrimStart('@').Replace('/', '-');
        var folder = Path.Combine(Cache, $"{flatName}-{Version}");
        var content = Path.Combine(folder, "package");
        if (Directory.Exists(content))
        {
            return content;
        }

        Console.WriteLine($"fetching {this}");
        Directory.CreateDirectory(Cache);
        await Tool.RunAsync("npm", ["pack", $"{Name}@{Version}", "--silent", "--pack-destination", Cache]).ConfigureAwait(false);

        // Unpack beside the final place and move, so that an interrupted run leaves no half package.
        var unpacking = folder + ".part";
        if (Directory.Exists(unpacking))
        {
            Directory.Delete(unpacking, recursive: true);
        }

        Directory.CreateDirectory(unpacking);
        using (var archive = new GZipStream(File.OpenRead(folder + ".tgz"), CompressionMode.Decompress))
        {
            await TarFile.ExtractToDirectoryAsync(archive, unpacking, overwriteFiles: true).ConfigureAwait(false);
        }

        Directory.Move(unpacking, folder);
        return content;
    }

    public override string ToString() => $"{Name}@{Version}";
}
