namespace Astria.Flux.Imaging.Archives;

/// <summary>A file that is no training photo.</summary>
/// <param name="Name">Its path in the folder or archive.</param>
/// <param name="Reason">Why it was passed over, in words for a person.</param>
public sealed record SkippedFile(string Name, string Reason)
{
    /// <summary>The file and the reason.</summary>
    /// <returns><c>notes.pdf: no picture by its name</c>.</returns>
    public override string ToString() => $"{Name}: {Reason}";
}
