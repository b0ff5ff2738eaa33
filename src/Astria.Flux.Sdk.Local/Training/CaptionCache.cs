using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Text;

namespace Astria.Flux.Local.Training;

/// <summary>Encoded captions: the text encoder stays as it is while a LoRA is trained, so each caption is encoded once.</summary>
internal sealed class CaptionCache(ITextEncoder encoder, WorkerPool pool)
{
    private readonly Dictionary<string, (float[] Tokens, float[] Pooled)> _encoded = new(StringComparer.Ordinal);

    /// <summary>Puts the encodings of some captions into one batch.</summary>
    public (Tensor Tokens, Tensor Pooled) Batch(Tape tape, IReadOnlyList<string> captions)
    {
        var encoded = captions.Select(Encode).ToList();
        return (Stack(tape, encoded.ConvertAll(e => e.Tokens), encoder.Tokens), Stack(tape, encoded.ConvertAll(e => e.Pooled), 1));
    }

    private static Tensor Stack(Tape tape, List<float[]> parts, int rows)
    {
        var length = parts[0].Length;
        var stacked = tape.New(parts.Count * rows, length / rows);
        for (var i = 0; i < parts.Count; i++) parts[i].CopyTo(stacked.Span[(i * length)..]);
        return stacked;
    }

    private (float[] Tokens, float[] Pooled) Encode(string caption)
    {
        if (_encoded.TryGetValue(caption, out var known)) return known;
        var tape = new Tape(pool, new Arena(), recording: false);
        var (tokens, pooled) = encoder.Encode(tape, [caption]);
        return _encoded[caption] = (tokens.Span.ToArray(), pooled.Span.ToArray());
    }
}
