namespace Astria.Flux.Imaging.Tests.Archives;

/// <summary>A folder that goes away again.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("flux-photos-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
