namespace Astria.Flux;

/// <summary>A file of weights can't be used: damaged, not what it should be, or not matching the model. Nothing of it has been applied.</summary>
public sealed class WeightsException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what would be right.</param>
    public WeightsException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is wrong, where, and what would be right.</param>
    /// <param name="innerException">The cause.</param>
    public WeightsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
