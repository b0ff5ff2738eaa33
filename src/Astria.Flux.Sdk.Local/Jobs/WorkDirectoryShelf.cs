using Astria.Flux.Local.Engine;

namespace Astria.Flux.Local.Jobs;

/// <summary>LoRAs of a work directory: what its jobs made, by the job's id, and files put into its folder <c>loras</c>, by their name without ending.</summary>
internal sealed class WorkDirectoryShelf(string workDirectory) : ILoraShelf
{
    private const string Folder = "loras";

    public string? Find(string name)
    {
        // A name from a prompt becomes a file name: nothing that leads elsewhere.
        if (name.Length == 0 || name.StartsWith('.') || name.AsSpan().ContainsAny("/\\:") || name.Any(char.IsControl)) return null;
        var file = Path.Combine(workDirectory, Folder, name + ".safetensors");
        return File.Exists(file) ? file : JobFolder.TuneFileOf(workDirectory, name);
    }
}
