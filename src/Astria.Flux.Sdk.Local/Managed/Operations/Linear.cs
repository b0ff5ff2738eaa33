using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>y = x·Wᵀ + b, plus any low-rank additions. A frozen base costs no weight gradient.</summary>
internal sealed unsafe class Linear(Tensor weight, Tensor? bias)
{
    private readonly List<LowRank> _adapters = [];

    /// <summary>outputs × inputs.</summary>
    public Tensor Weight { get; } = weight;

    public Tensor? Bias { get; } = bias;

    public int Inputs => Weight.Columns;

    public int Outputs => Weight.Rows;

    public void Attach(LowRank adapter) => _adapters.Add(adapter);

    public void DetachAll() => _adapters.Clear();

    public Tensor Forward(Tape tape, Tensor x)
    {
        if (x.Columns != Inputs) throw new WeightsException($"A layer of {Inputs} inputs was given {x.Columns} features.");
        var adapters = _adapters.ToArray();
        var y = tape.New(x.Rows, Outputs, x.RequiresGradient || Weight.RequiresGradient || adapters.Any(a => a.Up.RequiresGradient));
        Gemm.Multiply(tape.Pool, x.AsMatrix(), Weight.AsMatrix().Transposed, y.AsMatrix(), bias: Bias is null ? null : Bias.Data);

        var inner = new Tensor[adapters.Length];
        for (var i = 0; i < adapters.Length; i++)
        {
            var adapter = adapters[i];
            inner[i] = tape.New(x.Rows, adapter.Rank);
            Gemm.Multiply(tape.Pool, x.AsMatrix(), adapter.Down.AsMatrix().Transposed, inner[i].AsMatrix());
            Rows.Scale(inner[i].Data, adapter.Scale, inner[i].Length);
            Gemm.Multiply(tape.Pool, inner[i].AsMatrix(), adapter.Up.AsMatrix().Transposed, First(y.Data, y, adapter.Up.Rows), accumulate: true);
        }

        tape.Record(y, () =>
        {
            Backward(tape, x, y);
            for (var i = 0; i < adapters.Length; i++) Backward(tape, x, y, adapters[i], inner[i]);
        });
        return y;
    }

    private static void Backward(Tape tape, Tensor x, Tensor y, LowRank adapter, Tensor inner)
    {
        var dy = First(y.Gradient, y, adapter.Up.Rows);
        if (adapter.Up.RequiresGradient) AddProduct(tape, dy.Transposed, inner.AsMatrix(), adapter.Up);
        if (!x.RequiresGradient && !adapter.Down.RequiresGradient) return;

        var buffer = tape.Arena.Rent(inner.Length);
        var dInner = new Matrix(buffer.Pointer, inner.Rows, inner.Columns, inner.Columns);
        Gemm.Multiply(tape.Pool, dy, adapter.Up.AsMatrix(), dInner);
        Rows.Scale(buffer.Pointer, adapter.Scale, inner.Length);
        if (adapter.Down.RequiresGradient) AddProduct(tape, dInner.Transposed, x.AsMatrix(), adapter.Down);
        if (x.RequiresGradient) AddProduct(tape, dInner, adapter.Down.AsMatrix(), x);
        tape.Arena.Return(buffer);
    }

    private static Matrix First(float* data, Tensor y, int columns) => new(data, y.Rows, columns, y.Columns);

    private static void AddProduct(Tape tape, Matrix a, Matrix b, Tensor target)
    {
        target.GradientToWrite(tape.Arena, out var fresh);
        Gemm.Multiply(tape.Pool, a, b, target.GradientAsMatrix(), accumulate: !fresh);
    }

    private void Backward(Tape tape, Tensor x, Tensor y)
    {
        var dy = y.GradientAsMatrix();
        if (x.RequiresGradient) AddProduct(tape, dy, Weight.AsMatrix(), x);
        if (Weight.RequiresGradient) AddProduct(tape, dy.Transposed, x.AsMatrix(), Weight);
        if (Bias is { RequiresGradient: true }) SumRows(tape, y, Bias.GradientToAdd(tape.Arena));
    }

    // Columns are shared out, each summed down the rows in order.
    private static void SumRows(Tape tape, Tensor y, float* sums)
    {
        const int columnsPerPiece = 128;
        var columns = y.Columns;
        tape.Pool.For((columns + columnsPerPiece - 1) / columnsPerPiece, piece =>
        {
            var first = piece * columnsPerPiece;
            var count = Math.Min(columnsPerPiece, columns - first);
            for (var row = 0; row < y.Rows; row++) Rows.Add(y.Gradient + ((nint)row * columns) + first, sums + first, count);
        });
    }
}
