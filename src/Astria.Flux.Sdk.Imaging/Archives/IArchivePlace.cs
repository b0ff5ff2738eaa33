namespace Astria.Flux.Imaging.Archives;

/// <summary>Where files of an archive go.</summary>
internal interface IArchivePlace
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Where it goes, with / between folders; only names that are safe everywhere.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
