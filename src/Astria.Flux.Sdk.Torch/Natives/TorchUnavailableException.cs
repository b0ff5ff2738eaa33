namespace Astria.Flux.Torch.Natives;

/// <summary>TorchSharp's native libraries can't be used here; the message says what is missing and what to install.</summary>
public sealed class TorchUnavailableException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is missing, and what to do.</param>
    public TorchUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is missing, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public TorchUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
