using System.Buffers;
using System.Text;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Makes the text over which pieces are sought: characters replaced by the model's rules, spaces joined and written as ▁.</summary>
internal sealed class UnigramNormalizer
{
    private static readonly byte[] Symbol = "▁"u8.ToArray();
    private static readonly byte[] Space = " "u8.ToArray();

    private readonly UnigramModel _model;
    private readonly PieceIndex _userDefined;
    private readonly byte[] _space;

    public UnigramNormalizer(UnigramModel model)
    {
        _model = model;
        _space = model.EscapeSpaces ? Symbol : Space;

        // What users have defined as pieces is left as it is.
        _userDefined = new PieceIndex(model.Pieces, kind => kind == UnigramPieceKind.UserDefined);
    }

    public ReadOnlyMemory<byte> Normalize(ReadOnlySpan<char> text)
    {
        var input = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, input);
        var rest = (ReadOnlySpan<byte>)input;
        if (_model.RemoveExtraSpaces)
        {
            while (!rest.IsEmpty)
            {
                var first = Replace(rest, out var consumed);
                if (!first.SequenceEqual(Space)) break;
                rest = rest[consumed..];
            }
        }

        var output = new ArrayBufferWriter<byte>(rest.Length + (2 * Symbol.Length) + (rest.Length / 4));
        if (rest.IsEmpty) return output.WrittenMemory;
        if (!_model.SpaceIsSuffix && _model.AddDummyPrefix) output.Write(_space);
        var afterSpace = _model.RemoveExtraSpaces;
        while (!rest.IsEmpty)
        {
            var replaced = Replace(rest, out var consumed);
            while (afterSpace && replaced.StartsWith(Space)) replaced = replaced[1..];
            if (!replaced.IsEmpty)
            {
                Write(output, replaced);
                afterSpace = _model.RemoveExtraSpaces && replaced[^1] == ' ';
            }

            rest = rest[consumed..];
        }

        return End(output);
    }

    private ReadOnlyMemory<byte> End(ArrayBufferWriter<byte> output)
    {
        var written = output.WrittenMemory;
        if (_model.RemoveExtraSpaces)
        {
            while (written.Span.EndsWith(_space)) written = written[..^_space.Length];
        }

        if (!_model.SpaceIsSuffix || !_model.AddDummyPrefix) return written;
        return (byte[])[.. written.Span, .. _space];
    }

    private void Write(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> replaced)
    {
        while (!replaced.IsEmpty)
        {
            var space = replaced.IndexOf((byte)' ');
            output.Write(space < 0 ? replaced : replaced[..space]);
            if (space < 0) return;
            output.Write(_space);
            replaced = replaced[(space + 1)..];
        }
    }

    private ReadOnlySpan<byte> Replace(ReadOnlySpan<byte> text, out int consumed)
    {
        consumed = _userDefined.LongestPrefix(text);
        if (consumed > 0) return text[..consumed];
        if (_model.CharsMap is { } map)
        {
            var replacement = map.Match(text, out consumed);
            if (consumed > 0) return replacement;
        }

        consumed = Utf8Length.Of(text);
        return text[..consumed];
    }
}
