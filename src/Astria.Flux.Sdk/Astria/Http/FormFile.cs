namespace Astria.Flux.Astria.Http;

/// <summary>A file under its form key.</summary>
internal sealed record FormFile(string Key, AstriaFile File);
