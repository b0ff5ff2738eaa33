namespace Astria.Flux;

/// <summary>What every error of this library derives from, wrong arguments aside: what failed, where, and what to do about it.</summary>
public abstract class FluxException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, where, and what to do.</param>
    protected FluxException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What failed, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    protected FluxException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
