using Astria.Flux.Imaging.Probing;

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

    /// <summary>Creates the exception from what is wrong with a file.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="fault">What is wrong with it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    public PictureException(string name, ImageFault fault)
        : base($"{name} {(fault ?? throw new ArgumentNullException(nameof(fault))).Problem}") => Fault = fault;

    /// <summary>What is wrong with the file.</summary>
    /// <value><see langword="null"/> when nothing but the message is known.</value>
    public ImageFault? Fault { get; }
}
