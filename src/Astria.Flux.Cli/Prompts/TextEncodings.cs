using System.Text;

namespace Astria.Flux.Cli.Prompts;

/// <summary>How files of prompts are encoded. Bytes that are no text are refused, not replaced.</summary>
internal static class TextEncodings
{
    /// <summary>UTF-8 without a byte order mark.</summary>
    public static readonly Encoding Usual = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // UTF-32's little-endian mark begins with that of UTF-16.
    private static readonly Encoding[] Marked =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>The encoding that a file's byte order mark tells, which writes the mark too; the usual one when there is no mark.</summary>
    public static Encoding Of(ReadOnlySpan<byte> file)
    {
        foreach (var encoding in Marked)
        {
            if (file.StartsWith(encoding.Preamble))
                return encoding;
        }

        return Usual;
    }

    /// <summary>Whether these bytes, with more behind them, could be a byte order mark.</summary>
    public static bool MayBeMark(ReadOnlySpan<byte> start)
    {
        foreach (var encoding in Marked)
        {
            if (encoding.Preamble.StartsWith(start))
                return true;
        }

        return false;
    }
}
