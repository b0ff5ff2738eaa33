using System.Text;

namespace Astria.Flux.Cli.Prompts;

/// <summary>Reads text, and says what it is not when it turns out to be something else; who opened it knows its name.</summary>
internal sealed class PromptReader(StreamReader inner) : TextReader
{
    public override int Read() => Checked(inner.Read);

    public override string ReadToEnd() => Checked(inner.ReadToEnd);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private T Checked<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException exception)
        {
            var bytes = exception.BytesUnknown is { Length: > 0 } unknown ? $" (the bytes {Convert.ToHexString(unknown)} are none)" : string.Empty;
            throw new WrongUseException($"is no {inner.CurrentEncoding.WebName.ToUpperInvariant()} text{bytes}. It must be UTF-8, or have a byte order mark.");
        }
    }
}
