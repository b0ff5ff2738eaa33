namespace Astria.Flux.Torch.Devices;

/// <summary>A GPU and its memory.</summary>
/// <param name="Name">What it calls itself.</param>
/// <param name="TotalBytes">All of its memory.</param>
/// <param name="FreeBytes">What nobody has taken.</param>
internal sealed record GpuMemory(string Name, long TotalBytes, long FreeBytes);
