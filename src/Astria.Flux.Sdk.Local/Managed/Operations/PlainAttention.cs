using System.Runtime.Intrinsics;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>Softmax attention of one head without a way back: what text encoders and autoencoders need. The whole square of logits never stands in memory.</summary>
internal static unsafe class PlainAttention
{
    private const int QueryBlock = 128;

    /// <summary>output = softmax(scale · query·keyᵀ + bias) · value.</summary>
    /// <param name="pool">The threads.</param>
    /// <param name="arena">Where working space comes from.</param>
    /// <param name="query">tokens × features; so are the next three.</param>
    /// <param name="key">The keys.</param>
    /// <param name="value">The values.</param>
    /// <param name="output">Where the result goes; its columns must be adjacent.</param>
    /// <param name="scale">What the products count.</param>
    /// <param name="biasByDistance">What is added to a logit, by the key's place less the query's, from 1 − tokens to tokens − 1; or none.</param>
    /// <param name="causal">Whether a token sees only itself and those before it.</param>
    public static void Forward(WorkerPool pool, Arena arena, Matrix query, Matrix key, Matrix value, Matrix output, float scale, float* biasByDistance = null, bool causal = false)
    {
        var tokens = key.Rows;
        var space = arena.Rent(checked(Math.Min(QueryBlock, query.Rows) * tokens));
        for (var first = 0; first < query.Rows; first += QueryBlock)
        {
            var count = Math.Min(QueryBlock, query.Rows - first);
            var logits = new Matrix(space.Pointer, count, tokens, tokens);
            Gemm.Multiply(pool, Part(query, first, count), key.Transposed, logits);
            var start = first;
            pool.ForRows(count, (from, end) =>
            {
                for (var row = from; row < end; row++)
                {
                    var seen = causal ? start + row + 1 : tokens;
                    var bias = biasByDistance == null ? null : biasByDistance + (tokens - 1 - (start + row));
                    Softmax(logits.At(row, 0), seen, scale, bias);
                    new Span<float>(logits.At(row, 0) + seen, tokens - seen).Clear();
                }
            });
            Gemm.Multiply(pool, logits, value, Part(output, first, count));
        }

        arena.Return(space);
    }

    private static Matrix Part(Matrix all, int first, int count) => new(all.At(first, 0), count, all.Columns, all.RowStride, all.ColumnStride);

    private static void Softmax(float* row, int length, float scale, float* bias)
    {
        var highest = float.NegativeInfinity;
        for (var i = 0; i < length; i++)
        {
            row[i] = (row[i] * scale) + (bias == null ? 0 : bias[i]);
            highest = MathF.Max(highest, row[i]);
        }

        var shift = Vector512.Create(highest);
        var at = 0;
        for (; at + Lanes.Count <= length; at += Lanes.Count) Lanes.Exp(Vector512.Load(row + at) - shift).Store(row + at);
        if (at < length) Lanes.StorePart(Lanes.Exp(Lanes.LoadPart(row + at, length - at) - shift), row + at, length - at);
        Rows.Scale(row, 1 / Rows.Sum(row, length), length);
    }
}
