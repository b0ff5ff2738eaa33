using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>
/// Muon (Jordan 2024): momentum whose singular values are all made equal before it is applied. On the blocks' matrices it learns in
/// about half the samples that AdamW needs. Scaled so that a step is as large as AdamW's (Liu et al. 2025).
/// </summary>
internal sealed unsafe class Muon
{
    private const float Momentum = 0.95f;
    private const int Iterations = 5;

    private readonly Tensor[] _parameters;
    private readonly FloatBuffer[] _momenta;

    public Muon(IEnumerable<Tensor> parameters)
    {
        _parameters = [.. parameters];
        _momenta = [.. _parameters.Select(p => new FloatBuffer(p.Length))];
        foreach (var momentum in _momenta) momentum.Span.Clear();
    }

    public IReadOnlyList<Tensor> Parameters => _parameters;

    public IEnumerable<FloatBuffer> State => _momenta;

    public void Update(WorkerPool pool, Arena arena, float learningRate, float weightDecay)
    {
        for (var i = 0; i < _parameters.Length; i++) Update(pool, arena, _parameters[i], _momenta[i], learningRate, weightDecay);
    }

    private static void Update(WorkerPool pool, Arena arena, Tensor parameter, FloatBuffer momentum, float learningRate, float weightDecay)
    {
        var length = parameter.Length;
        Rows.Scale(momentum.Pointer, Momentum, length);
        Rows.Add(parameter.Gradient, momentum.Pointer, length);

        // Nesterov: look one step ahead.
        var x = arena.Rent(length);
        Rows.Copy(parameter.Gradient, x.Pointer, length);
        Rows.AddScaled(Momentum, momentum.Pointer, x.Pointer, length);
        Orthogonalise(pool, arena, x, parameter.Rows, parameter.Columns);

        var size = 0.2f * MathF.Sqrt(Math.Max(parameter.Rows, parameter.Columns));
        Rows.Scale(parameter.Data, 1 - (learningRate * weightDecay), length);
        Rows.AddScaled(-learningRate * size, x.Pointer, parameter.Data, length);
        arena.Return(x);
    }

    // Newton–Schulz: x ← a·x + (b·A + c·A²)·x with A = x·xᵀ, on the side where A is smaller.
    private static void Orthogonalise(WorkerPool pool, Arena arena, FloatBuffer buffer, int rows, int columns)
    {
        const float a = 3.4445f;
        const float b = -4.7750f;
        const float c = 2.0315f;
        var length = rows * columns;
        Rows.Scale(buffer.Pointer, 1 / (MathF.Sqrt(Rows.Dot(buffer.Pointer, buffer.Pointer, length)) + 1e-7f), length);
        var wide = rows <= columns;
        var n = Math.Min(rows, columns);
        var square = arena.Rent(n * n);
        var polynomial = arena.Rent(n * n);
        var next = arena.Rent(length);
        for (var i = 0; i < Iterations; i++)
        {
            var x = new Matrix(buffer.Pointer, rows, columns, columns);
            var gram = new Matrix(square.Pointer, n, n, n);
            var poly = new Matrix(polynomial.Pointer, n, n, n);
            var result = new Matrix(next.Pointer, rows, columns, columns);
            if (wide) Gemm.Multiply(pool, x, x.Transposed, gram);
            else Gemm.Multiply(pool, x.Transposed, x, gram);
            Gemm.Multiply(pool, gram, gram, poly);
            Rows.Scale(polynomial.Pointer, c, n * n);
            Rows.AddScaled(b, square.Pointer, polynomial.Pointer, n * n);
            if (wide) Gemm.Multiply(pool, poly, x, result);
            else Gemm.Multiply(pool, x, poly, result);
            Rows.AddScaled(a, buffer.Pointer, next.Pointer, length);
            Rows.Copy(next.Pointer, buffer.Pointer, length);
        }

        arena.Return(square);
        arena.Return(polynomial);
        arena.Return(next);
    }
}
