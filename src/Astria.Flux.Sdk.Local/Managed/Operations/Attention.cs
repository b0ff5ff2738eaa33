using System.Runtime.Intrinsics;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>
/// RMS norm of queries and keys, rotary embedding, softmax attention over the tokens of all streams, in one operation. Nothing but
/// its inputs is kept for the way back: normed queries, keys and attention weights are computed again there.
/// </summary>
internal sealed unsafe class Attention(AttentionStream[] streams, int samples, int heads, RotaryTable rotary)
{
    // Epsilon of FLUX's query and key norms (BFL's reference model).
    private const float Epsilon = 1e-6f;

    private readonly int _tokens = streams.Sum(s => s.Tokens);
    private readonly int _hidden = streams[0].Projection.Count / 3;

    private int Size => _hidden / heads;

    public static void Forward(Tape tape, AttentionStream[] streams, int samples, int heads, RotaryTable rotary)
    {
        var attention = new Attention(streams, samples, heads, rotary);
        tape.Pool.For(samples * heads, piece => attention.ForwardHead(tape.Pool, piece / heads, piece % heads));
        var first = streams[0].Output.Tensor;
        var second = streams.Length > 1 ? streams[1].Output.Tensor : null;
        tape.Record(first, second, () => attention.Backward(tape));
    }

    private void ForwardHead(WorkerPool pool, int sample, int index)
    {
        var head = AttentionHead.Mine(_tokens, Size, backward: false);
        Gather(head, sample, index);
        for (var first = 0; first < _tokens; first += AttentionHead.QueryBlock)
        {
            var count = Math.Min(AttentionHead.QueryBlock, _tokens - first);
            ComputeWeights(pool, head, first, count);
            Gemm.Multiply(pool, head.Block(head.Weights, count), head.All(head.Value), head.OfQueries(head.Output, first, count));
        }

        var token = 0;
        foreach (var stream in streams)
        {
            for (var t = 0; t < stream.Tokens; t++, token++)
            {
                Rows.Copy(head.Output + ((nint)token * Size), stream.Output.Row((sample * stream.Tokens) + t) + (index * Size), Size);
            }
        }
    }

    // Queries come out scaled by 1/√size, so that the logits need no pass of their own.
    private void Gather(AttentionHead head, int sample, int index)
    {
        var scale = 1f / MathF.Sqrt(Size);
        var token = 0;
        foreach (var stream in streams)
        {
            for (var t = 0; t < stream.Tokens; t++, token++)
            {
                var from = stream.Projection.Row((sample * stream.Tokens) + t) + (index * Size);
                var at = (nint)token * Size;
                head.InverseRms[token] = Norm(from, stream.QueryScale.Data, scale, head.Query + at);
                head.InverseRms[_tokens + token] = Norm(from + _hidden, stream.KeyScale.Data, 1, head.Key + at);
                rotary.Turn(head.Query + at, token);
                rotary.Turn(head.Key + at, token);
                Rows.Copy(from + (2 * _hidden), head.Value + at, Size);
            }
        }
    }

    private float Norm(float* x, float* scale, float factor, float* y)
    {
        var inverse = 1f / MathF.Sqrt((Rows.Dot(x, x, Size) / Size) + Epsilon);
        var i = 0;
        for (; i + Lanes.Count <= Size; i += Lanes.Count) (Vector512.Load(x + i) * inverse * Vector512.Load(scale + i) * factor).Store(y + i);
        for (; i < Size; i++) y[i] = x[i] * inverse * scale[i] * factor;
        return inverse;
    }

    private void ComputeWeights(WorkerPool pool, AttentionHead head, int first, int count)
    {
        Gemm.Multiply(pool, head.OfQueries(head.Query, first, count), head.All(head.Key).Transposed, head.Block(head.Weights, count));
        for (var row = 0; row < count; row++) SoftMax(head.Weights + ((nint)row * _tokens), _tokens);
    }

    private static void SoftMax(float* x, int length)
    {
        var shift = Vector512.Create(Rows.Max(x, length));
        var i = 0;
        for (; i + Lanes.Count <= length; i += Lanes.Count) Lanes.Exp(Vector512.Load(x + i) - shift).Store(x + i);
        if (i < length) Lanes.StorePart(Lanes.Exp(Lanes.LoadPart(x + i, length - i) - shift), x + i, length - i);
        Rows.Scale(x, 1f / Rows.Sum(x, length), length);
    }

    private void Backward(Tape tape)
    {
        var normed = streams[0].QueryScale.RequiresGradient;
        var shareLength = streams.Length * 2 * Size;
        var shares = tape.Arena.RentZeroed(normed ? samples * heads * shareLength : 1);
        foreach (var stream in streams) stream.Projection.Tensor.GradientToFill(tape.Arena);
        tape.Pool.For(samples * heads, piece =>
        {
            var share = normed ? shares.Pointer + ((nint)piece * shareLength) : null;
            BackwardHead(tape.Pool, piece / heads, piece % heads, share);
        });

        for (var s = 0; normed && s < streams.Length; s++)
        {
            var query = streams[s].QueryScale.GradientToAdd(tape.Arena);
            var key = streams[s].KeyScale.GradientToAdd(tape.Arena);
            for (var piece = 0; piece < samples * heads; piece++)
            {
                var share = shares.Pointer + ((nint)piece * shareLength) + (s * 2 * Size);
                Rows.Add(share, query, Size);
                Rows.Add(share + Size, key, Size);
            }
        }

        tape.Arena.Return(shares);
    }

    private void BackwardHead(WorkerPool pool, int sample, int index, float* share)
    {
        var head = AttentionHead.Mine(_tokens, Size, backward: true);
        Gather(head, sample, index);
        GatherOutputGradient(head, sample, index);
        for (var first = 0; first < _tokens; first += AttentionHead.QueryBlock)
        {
            var count = Math.Min(AttentionHead.QueryBlock, _tokens - first);
            ComputeWeights(pool, head, first, count);
            var dOutput = head.OfQueries(head.OutputGradient, first, count);
            var dLogits = head.Block(head.WeightGradients, count);
            Gemm.Multiply(pool, head.Block(head.Weights, count).Transposed, dOutput, head.All(head.ValueGradient), accumulate: first > 0);
            Gemm.Multiply(pool, dOutput, head.All(head.Value).Transposed, dLogits);
            for (var row = 0; row < count; row++) SoftMaxBackward(head.Weights + ((nint)row * _tokens), head.WeightGradients + ((nint)row * _tokens));
            Gemm.Multiply(pool, dLogits, head.All(head.Key), head.OfQueries(head.QueryGradient, first, count));
            Gemm.Multiply(pool, dLogits.Transposed, head.OfQueries(head.Query, first, count), head.All(head.KeyGradient), accumulate: first > 0);
        }

        Scatter(head, sample, index, share);
    }

    private void GatherOutputGradient(AttentionHead head, int sample, int index)
    {
        var token = 0;
        foreach (var stream in streams)
        {
            var arrived = stream.Output.Tensor.HasGradient;
            for (var t = 0; t < stream.Tokens; t++, token++)
            {
                var to = head.OutputGradient + ((nint)token * Size);
                if (arrived) Rows.Copy(stream.Output.GradientRow((sample * stream.Tokens) + t) + (index * Size), to, Size);
                else new Span<float>(to, Size).Clear();
            }
        }
    }

    // dLogits = w · (dw - Σ w·dw)
    private void SoftMaxBackward(float* weights, float* gradients)
    {
        var mean = Rows.Dot(weights, gradients, _tokens);
        var m = Vector512.Create(mean);
        var i = 0;
        for (; i + Lanes.Count <= _tokens; i += Lanes.Count) (Vector512.Load(weights + i) * (Vector512.Load(gradients + i) - m)).Store(gradients + i);
        for (; i < _tokens; i++) gradients[i] = weights[i] * (gradients[i] - mean);
    }

    private void Scatter(AttentionHead head, int sample, int index, float* share)
    {
        var scale = 1f / MathF.Sqrt(Size);
        var token = 0;
        for (var s = 0; s < streams.Length; s++)
        {
            var stream = streams[s];
            var queryShare = share is null ? null : share + (s * 2 * Size);
            var keyShare = share is null ? null : queryShare + Size;
            for (var t = 0; t < stream.Tokens; t++, token++)
            {
                var row = (sample * stream.Tokens) + t;
                var from = stream.Projection.Row(row) + (index * Size);
                var to = stream.Projection.GradientRow(row) + (index * Size);
                var at = (nint)token * Size;
                rotary.TurnBack(head.QueryGradient + at, token);
                rotary.TurnBack(head.KeyGradient + at, token);
                NormBackward(from, head.InverseRms[token], stream.QueryScale.Data, scale, head.QueryGradient + at, to, queryShare);
                NormBackward(from + _hidden, head.InverseRms[_tokens + token], stream.KeyScale.Data, 1, head.KeyGradient + at, to + _hidden, keyShare);
                Rows.Copy(head.ValueGradient + at, to + (2 * _hidden), Size);
            }
        }
    }

    // y = x·r·scale with r = 1/√(mean(x²) + ε):  dx = r·(g - x·r²·mean(g·x)) with g = dy·scale
    private void NormBackward(float* x, float inverse, float* scale, float factor, float* dy, float* dx, float* scaleShare)
    {
        for (var i = 0; scaleShare is not null && i < Size; i++) scaleShare[i] += dy[i] * factor * x[i] * inverse;
        var j = 0;
        for (; j + Lanes.Count <= Size; j += Lanes.Count) (Vector512.Load(dy + j) * factor * Vector512.Load(scale + j)).Store(dy + j);
        for (; j < Size; j++) dy[j] = dy[j] * factor * scale[j];
        var slope = Rows.Dot(dy, x, Size) / Size * inverse * inverse;
        var s = Vector512.Create(slope);
        j = 0;
        for (; j + Lanes.Count <= Size; j += Lanes.Count) ((Vector512.Load(dy + j) - (Vector512.Load(x + j) * s)) * inverse).Store(dx + j);
        for (; j < Size; j++) dx[j] = inverse * (dy[j] - (x[j] * slope));
    }
}
