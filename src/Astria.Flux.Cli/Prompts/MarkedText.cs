namespace Astria.Flux.Cli.Prompts;

/// <summary>Opens text in the encoding that its byte order mark tells.</summary>
internal static class MarkedText
{
    private const int LongestMark = 4;

    /// <summary>Opens a stream, which need not be one that can be wound back. Closing the reader closes it.</summary>
    /// <returns>The reader, whose <see cref="StreamReader.CurrentEncoding"/> writes the same mark, if there is one.</returns>
    public static StreamReader Open(Stream stream)
    {
        Span<byte> start = stackalloc byte[LongestMark];
        var length = 0;
        // No more than is needed: whoever types into standard input waits for an answer.
        while (length < LongestMark && TextEncodings.MayBeMark(start[..length]) && stream.Read(start[length..]) is > 0 and var read)
            length += read;
        return new(new ResumedStream(start[..length].ToArray(), stream), TextEncodings.Of(start[..length]), detectEncodingFromByteOrderMarks: false);
    }
}
