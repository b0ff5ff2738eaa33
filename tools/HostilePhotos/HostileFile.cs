namespace Astria.Flux.Tools.HostilePhotos;

/// <summary>A file made to hurt whoever opens it.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="MayBeRead">Whether it is odd but readable, so that no fault is expected.</param>
internal sealed record HostileFile(string Name, byte[] Content, bool MayBeRead = false)
{
    public override string ToString() => Name;
}
