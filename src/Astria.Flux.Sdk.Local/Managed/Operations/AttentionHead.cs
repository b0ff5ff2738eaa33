using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>Working space of one thread for one head of one sample: queries, keys, values of all tokens and a block of logits.</summary>
internal sealed unsafe class AttentionHead
{
    /// <summary>Queries whose logits stand in memory at once: long sequences never hold the whole square.</summary>
    public const int QueryBlock = 128;

    [ThreadStatic]
    private static AttentionHead? _mine;

    private FloatBuffer _space = new(1);

    public int Tokens { get; private set; }

    public int Size { get; private set; }

    public float* Query { get; private set; }

    public float* Key { get; private set; }

    public float* Value { get; private set; }

    public float* Output { get; private set; }

    public float* QueryGradient { get; private set; }

    public float* KeyGradient { get; private set; }

    public float* ValueGradient { get; private set; }

    public float* OutputGradient { get; private set; }

    public float* Weights { get; private set; }

    public float* WeightGradients { get; private set; }

    /// <summary>1/rms of each token's query, then of each token's key.</summary>
    public float* InverseRms { get; private set; }

    /// <summary>This thread's space, laid out for so many tokens and features.</summary>
    public static AttentionHead Mine(int tokens, int size, bool backward)
    {
        var head = _mine ??= new AttentionHead();
        head.LayOut(tokens, size, backward);
        return head;
    }

    public Matrix OfQueries(float* data, int first, int count) => new(data + ((nint)first * Size), count, Size, Size);

    public Matrix All(float* data) => new(data, Tokens, Size, Size);

    public Matrix Block(float* data, int count) => new(data, count, Tokens, Tokens);

    private void LayOut(int tokens, int size, bool backward)
    {
        var features = checked(tokens * size);
        var block = checked(Math.Min(QueryBlock, tokens) * tokens);
        var length = checked((features * (backward ? 8 : 4)) + (block * (backward ? 2 : 1)) + (2 * tokens));
        if (_space.Length < length) _space = new FloatBuffer(length);
        Tokens = tokens;
        Size = size;
        var next = _space.Pointer;
        Query = Take(features);
        Key = Take(features);
        Value = Take(features);
        Output = Take(features);
        Weights = Take(block);
        InverseRms = Take(2 * tokens);
        if (!backward) return;
        QueryGradient = Take(features);
        KeyGradient = Take(features);
        ValueGradient = Take(features);
        OutputGradient = Take(features);
        WeightGradients = Take(block);

        float* Take(int count)
        {
            var taken = next;
            next += count;
            return taken;
        }
    }
}
