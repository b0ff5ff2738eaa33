namespace Astria.Flux.Settings;

/// <summary>A section of configuration that some options are read from: whoever reads it refuses what it doesn't know in it.</summary>
/// <param name="Path">Its place, such as <c>Flux:Local</c>.</param>
internal sealed record BoundSection(string Path)
{
    /// <summary>Whether it is a group, or lies in it.</summary>
    /// <param name="group">The group's place.</param>
    public bool IsIn(string group) =>
        Path.StartsWith(group, StringComparison.OrdinalIgnoreCase) && (Path.Length == group.Length || Path[group.Length] == ':');
}
