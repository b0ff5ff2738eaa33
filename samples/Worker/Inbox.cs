using Microsoft.Extensions.Options;

namespace Astria.Flux.Samples.Worker;

/// <summary>The folders that wait for their turn. One is taken once it has stopped changing: photos may still be being copied.</summary>
internal sealed class Inbox(IOptions<WorkerOptions> options)
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp"];

    private Dictionary<string, string> _before = new(StringComparer.Ordinal);

    /// <summary>Makes the inbox, with an example in it when there was none.</summary>
    public void Open()
    {
        if (Directory.Exists(options.Value.Inbox)) return;
        var example = Directory.CreateDirectory(Path.Combine(options.Value.Inbox, "toy"));
        foreach (var photo in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "photos")))
            File.Copy(photo, Path.Combine(example.FullName, Path.GetFileName(photo)));
    }

    /// <summary>The sets that can be worked on now, and whether others are still being copied.</summary>
    public (IReadOnlyList<PhotoSet> Ready, bool MoreToCome) Look()
    {
        var now = new Dictionary<string, string>(StringComparer.Ordinal);
        var ready = new List<PhotoSet>();
        foreach (var folder in Directory.EnumerateDirectories(options.Value.Inbox).Order(StringComparer.Ordinal))
        {
            var set = new PhotoSet(folder, Path.Combine(options.Value.Output, Path.GetFileName(folder)), Photos(folder));
            if (set.IsOver) continue;
            now[folder] = string.Join('\n', set.Photos.Select(photo => new FileInfo(photo)).Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
            if (_before.GetValueOrDefault(folder) == now[folder]) ready.Add(set);
        }

        var waiting = now.Count > ready.Count;
        _before = now;
        return (ready, waiting);
    }

    private static string[] Photos(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
}
