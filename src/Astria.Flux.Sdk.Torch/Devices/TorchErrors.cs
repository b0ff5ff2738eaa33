using System.Runtime.InteropServices;
using Astria.Flux.Torch.Natives;

namespace Astria.Flux.Torch.Devices;

/// <summary>What libtorch's errors mean, and what to do about them. It tells them apart by their words alone.</summary>
internal static class TorchErrors
{
    private static readonly string[] OutOfMemory = ["out of memory", "can't allocate memory", "not enough memory", "CUBLAS_STATUS_ALLOC_FAILED"];
    private static readonly string[] WrongDriver = ["driver version is insufficient", "driver on your system is too old", "no kernel image is available", "Found no NVIDIA driver"];

    /// <summary>The error as one that says what to do; <see langword="null"/> for one that is not libtorch's.</summary>
    public static FluxException? Explain(Exception error)
    {
        if (error is OutOfMemoryException) return Memory(error);
        if (error is not (ExternalException or SEHException) && error.InnerException is not (ExternalException or OutOfMemoryException)) return null;
        var message = error is ExternalException ? error.Message : error.InnerException!.Message;
        if (error.InnerException is OutOfMemoryException || Has(message, OutOfMemory)) return Memory(error);
        if (Has(message, WrongDriver))
        {
            return new TorchUnavailableException($"NVIDIA's driver and libtorch don't go together: {FirstLine(message)} Install the latest driver for the GPU, or set {nameof(TorchEngineOptions.Device)} to 'cpu'.", error);
        }

        return null;
    }

    private static TorchOutOfMemoryException Memory(Exception error) => new(
        $"The device's memory is full: {FirstLine(error.InnerException is ExternalException inner ? inner.Message : error.Message)} Keep the weights in fewer bits ({nameof(TorchEngineOptions.Weights)}: Int8 or Int4), draw or train smaller pictures ({nameof(TorchEngineOptions.Resolutions)}), "
        + $"leave {nameof(TorchEngineOptions.Recompute)} on, take batches of one, or end other programs that use the device.",
        error);

    private static bool Has(string message, string[] words) => words.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase));

    // What follows is libtorch's own stack.
    private static string FirstLine(string message) => message.Split('\n')[0].Trim().TrimEnd('.') + ".";
}
