namespace Astria.Flux.Astria.Images;

/// <summary>What was downloaded.</summary>
/// <param name="MediaType">How it is encoded, by its own first bytes, such as <c>image/jpeg</c>.</param>
/// <param name="Length">How long it is, in bytes.</param>
public sealed record DownloadedImage(string MediaType, long Length);
