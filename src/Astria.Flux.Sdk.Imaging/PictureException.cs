namespace Astria.Flux.Imaging;

/// <summary>A file is no picture that can be read: damaged, cut short, too large, or of a kind this package doesn't know.</summary>
public sealed class PictureException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which file, what is wrong with it, and what would be right.</param>
    public PictureException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">Which file, what is wrong with it, and what would be right.</param>
    /// <param name="innerException">The cause.</param>
    public PictureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
