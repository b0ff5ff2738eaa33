using Astria.Flux.Local.Managed.Autograd;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>The mean squared error, weighted by row: where a training loop begins to walk back.</summary>
internal static unsafe class SquaredError
{
    /// <summary>Computes the loss and sets the gradient of <paramref name="output"/>.</summary>
    /// <param name="tape">Where the output was computed.</param>
    /// <param name="output">What the model said.</param>
    /// <param name="target">What it should have said; as long as the output.</param>
    /// <param name="rowWeights">What each row counts; empty for 1 each.</param>
    public static double Backward(Tape tape, Tensor output, ReadOnlySpan<float> target, ReadOnlySpan<float> rowWeights = default)
    {
        var width = output.Columns;
        var gradient = output.GradientToWrite(tape.Arena, out _);
        var factor = 2f / output.Length;
        double sum = 0;
        for (var row = 0; row < output.Rows; row++)
        {
            var weight = rowWeights.IsEmpty ? 1f : rowWeights[row];
            for (var i = row * width; i < (row + 1) * width; i++)
            {
                var d = output.Data[i] - target[i];
                sum += weight * (double)d * d;
                gradient[i] = weight * factor * d;
            }
        }

        return sum / output.Length;
    }

    /// <summary>The same for a part of a batch.</summary>
    /// <param name="tape">Where the output was computed.</param>
    /// <param name="output">What the model said.</param>
    /// <param name="target">What it should have said; as long as the output.</param>
    /// <param name="samples">Samples in the output.</param>
    /// <param name="rowWeights">What each row counts; <see langword="null"/> for 1 each.</param>
    /// <param name="share">What this part's mean counts.</param>
    /// <returns>The mean of each sample.</returns>
    public static double[] Backward(Tape tape, Tensor output, ReadOnlySpan<float> target, int samples, float[]? rowWeights, float share)
    {
        var width = output.Columns;
        var tokens = output.Rows / samples;
        var gradient = output.GradientToWrite(tape.Arena, out _);
        var factor = 2f * share / output.Length;
        var losses = new double[samples];
        for (var row = 0; row < output.Rows; row++)
        {
            var weight = rowWeights is null ? 1f : rowWeights[row];
            double sum = 0;
            for (var i = row * width; i < (row + 1) * width; i++)
            {
                var d = output.Data[i] - target[i];
                sum += weight * (double)d * d;
                gradient[i] = weight * factor * d;
            }

            losses[row / tokens] += sum / (tokens * width);
        }

        return losses;
    }
}
