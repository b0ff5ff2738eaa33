namespace Astria.Flux.Torch;

/// <summary>A piece of work needs more memory than its device has; the message says what to change.</summary>
public sealed class TorchOutOfMemoryException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was too large, and what to change.</param>
    public TorchOutOfMemoryException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was too large, and what to change.</param>
    /// <param name="innerException">The cause.</param>
    public TorchOutOfMemoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
