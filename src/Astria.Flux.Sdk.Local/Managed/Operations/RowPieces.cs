using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>Cuts the rows of a batch into pieces of work; the cut depends on shapes only, never on the number of threads.</summary>
internal static class RowPieces
{
    private const int RowsPerPiece = 32;

    /// <summary>Runs <paramref name="body"/>(first row, one past the last row) over all rows.</summary>
    public static void ForRows(this WorkerPool pool, int rows, Action<int, int> body) =>
        pool.For((rows + RowsPerPiece - 1) / RowsPerPiece, piece => body(piece * RowsPerPiece, Math.Min(rows, (piece + 1) * RowsPerPiece)));

    /// <summary>How many pieces one sample of <paramref name="rows"/> rows has.</summary>
    public static int PerSample(int rows) => (rows + RowsPerPiece - 1) / RowsPerPiece;

    /// <summary>Runs <paramref name="body"/>(sample, piece within the sample, first row, one past the last row): no piece spans two samples.</summary>
    public static void ForSampleRows(this WorkerPool pool, int samples, int rowsPerSample, Action<int, int, int, int> body)
    {
        var pieces = PerSample(rowsPerSample);
        pool.For(samples * pieces, i =>
        {
            var sample = i / pieces;
            var piece = i % pieces;
            var first = piece * RowsPerPiece;
            body(sample, piece, (sample * rowsPerSample) + first, (sample * rowsPerSample) + Math.Min(rowsPerSample, first + RowsPerPiece));
        });
    }
}
