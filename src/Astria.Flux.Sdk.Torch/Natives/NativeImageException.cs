namespace Astria.Flux.Torch.Natives;

/// <summary>A native library is not what was expected, and was left alone.</summary>
internal sealed class NativeImageException(string message) : Exception(message);
