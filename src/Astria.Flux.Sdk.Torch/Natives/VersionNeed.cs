namespace Astria.Flux.Torch.Natives;

/// <summary>A version that a library asks of another: its symbols of that version can't be found without.</summary>
/// <param name="Library">The other library.</param>
/// <param name="Version">The version's name.</param>
/// <param name="Index">The number by which symbols refer to it.</param>
/// <param name="Place">Where it stands in the file.</param>
internal readonly record struct VersionNeed(string Library, string Version, int Index, int Place);
