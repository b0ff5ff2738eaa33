using System.Text;

namespace Astria.Flux.Cli.Prompts;

/// <summary>Reads text, and says which file it was when that turns out to be something else.</summary>
internal sealed class PromptReader(StreamReader inner, string name) : TextReader
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
        catch (DecoderFallbackException)
        {
            throw new WrongUseException($"{name} is no {inner.CurrentEncoding.WebName.ToUpperInvariant()} text.");
        }
    }
}
