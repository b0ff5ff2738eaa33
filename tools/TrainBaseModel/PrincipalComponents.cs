using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>Fits the bundled autoencoder: the directions in which patches of the training pictures differ most.</summary>
internal static class PrincipalComponents
{
    private const int Pictures = 1500;
    private const int Sweeps = 12;

    public static PatchAutoEncoder Fit(IconSet icons, int factor, int channels, long seed)
    {
        var size = 3 * factor * factor;
        var places = IconSet.Side / factor;
        var probe = new PatchAutoEncoder(factor, new float[size], [], []);
        var random = new FluxRandom(seed, stream: 99);
        var mean = new double[size];
        var products = new double[size, size];
        Span<float> patch = stackalloc float[size];
        for (var p = 0; p < Pictures; p++)
        {
            var pixels = icons.Draw(ref random).Pixels;
            for (var place = 0; place < places * places; place++)
            {
                probe.ReadPatch(pixels, IconSet.Side, IconSet.Side, place / places, place % places, patch);
                for (var i = 0; i < size; i++)
                {
                    mean[i] += patch[i];
                    for (var j = 0; j <= i; j++) products[i, j] += patch[i] * (double)patch[j];
                }
            }
        }

        var count = (double)Pictures * places * places;
        for (var i = 0; i < size; i++) mean[i] /= count;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++) products[i, j] = products[j, i] = (products[i, j] / count) - (mean[i] * mean[j]);
        }

        var (variances, vectors) = Diagonalise(products, size);
        var order = Enumerable.Range(0, size).OrderByDescending(i => variances[i]).Take(channels).ToArray();
        Console.WriteLine($"autoencoder: {channels} of {size} directions keep {order.Sum(i => variances[i]) / variances.Sum():P2} of the variance");

        // Divided by the fourth root of the variance: half way between raw (detail drowns in noise) and whitened (detail is all).
        // Then all by one number, so that the latent's mean square is 1.
        var spread = order.Select(i => Math.Pow(variances[i], 0.25)).ToArray();
        var common = Math.Sqrt(order.Select((i, c) => variances[i] / (spread[c] * spread[c])).Average());
        return new PatchAutoEncoder(
            factor,
            [.. mean.Select(m => (float)m)],
            [.. order.SelectMany(i => Enumerable.Range(0, size).Select(j => (float)vectors[j, i]))],
            [.. spread.Select(s => (float)(s * common))]);
    }

    // Jacobi's method: rotations that clear one off-diagonal element after the other.
    private static (double[] Values, double[,] Vectors) Diagonalise(double[,] a, int n)
    {
        var v = new double[n, n];
        for (var i = 0; i < n; i++) v[i, i] = 1;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    if (Math.Abs(a[p, q]) < 1e-14) continue;
                    var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
                    var t = Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
                    var c = 1 / Math.Sqrt((t * t) + 1);
                    var s = t * c;
                    for (var k = 0; k < n; k++) (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
                    for (var k = 0; k < n; k++) (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
                    for (var k = 0; k < n; k++) (v[k, p], v[k, q]) = ((c * v[k, p]) - (s * v[k, q]), (s * v[k, p]) + (c * v[k, q]));
                }
            }
        }

        return ([.. Enumerable.Range(0, n).Select(i => a[i, i])], v);
    }
}
