using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Models;

namespace Astria.Flux.Local.Training;

/// <summary>
/// Trains a LoRA by rectified flow on a frozen base: each step shows the model some pictures of the subject and some the base drew
/// itself. What step n sees depends on the seed and on n alone.
/// </summary>
internal sealed class LoraTrainer(LocalModel model, WorkerPool pool, Arena arena)
{
    // Gradients longer than this are shortened to it; with the decay, what diffusers' and most FLUX trainers do by default.
    private const float LargestGradient = 1;
    private const float WeightDecay = 0.01f;

    /// <summary>Trains.</summary>
    /// <param name="subject">Pictures of the subject.</param>
    /// <param name="prior">Pictures the base drew; may be empty.</param>
    /// <param name="settings">How.</param>
    /// <param name="progress">Told after each step: steps done and the step's loss on the subject.</param>
    /// <param name="cancellationToken">Stops within one step; the model is left as it was.</param>
    public LoraWeights Train(
        IReadOnlyList<TrainingSample> subject,
        IReadOnlyList<TrainingSample> prior,
        LoraSettings settings,
        Action<int, double>? progress,
        CancellationToken cancellationToken)
    {
        try
        {
            var lora = ModelAdapters.AttachNew(model.Transformer, TargetLayers.Of(settings.Targets, model.Transformer.Linears.Keys), settings.Rank, settings.Alpha, settings.Seed);
            var optimiser = new AdamW(lora.Parameters, WeightDecay);
            var captions = new CaptionCache(model.Text, pool);
            var subjectOrder = new ShuffledOrder(subject.Count, settings.Seed, stream: 3);
            var priorOrder = prior.Count == 0 ? null : new ShuffledOrder(prior.Count, settings.Seed, stream: 5);
            for (var step = 0; step < settings.Steps; step++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var random = new FluxRandom(settings.Seed, stream: 1_000_000 + step);
                var samples = new List<(float[] Latent, string Caption)>();
                for (var i = 0; i < settings.Batch; i++) samples.Add(Take(subject[subjectOrder[((long)step * settings.Batch) + i]], settings.CaptionDropout, ref random));
                for (var i = 0; priorOrder is not null && i < settings.PriorBatch; i++)
                {
                    samples.Add(Take(prior[priorOrder[((long)step * settings.PriorBatch) + i]], 0, ref random));
                }

                var loss = Step(samples, settings.Batch, captions, ref random);
                if (!double.IsFinite(loss))
                {
                    throw new WeightsException($"Training diverged at step {step + 1}: the loss is no number any more. Lower the learning rate ({settings.LearningRate}).");
                }

                optimiser.Update(pool, (float)(settings.LearningRate * settings.RateAt(step)), ClipFactor(optimiser.Parameters));
                foreach (var parameter in optimiser.Parameters) parameter.ReleaseGradient(arena);
                progress?.Invoke(step + 1, loss);
            }

            return lora.ToWeights(new Dictionary<string, string>(StringComparer.Ordinal));
        }
        finally
        {
            ModelAdapters.DetachAll(model.Transformer);
        }
    }

    private static (float[] Latent, string Caption) Take(TrainingSample sample, double dropout, ref FluxRandom random)
    {
        var view = sample.Views[random.NextInt(sample.Views.Count)];
        return (view, random.NextUniform() < dropout ? "" : sample.Caption);
    }

    private static unsafe float ClipFactor(IReadOnlyList<Tensor> parameters)
    {
        double squares = 0;
        foreach (var parameter in parameters)
        {
            if (parameter.HasGradient) squares += Rows.Dot(parameter.Gradient, parameter.Gradient, parameter.Length);
        }

        var length = Math.Sqrt(squares);
        return length > LargestGradient ? (float)(LargestGradient / length) : 1;
    }

    private double Step(List<(float[] Latent, string Caption)> samples, int subjects, CaptionCache captions, ref FluxRandom random)
    {
        var side = model.Resolution / model.TokenSide;
        var grid = new TokenGrid(side, side);
        var width = model.Transformer.Config.InChannels;
        var clean = new float[samples.Count * grid.Count * width];
        for (var i = 0; i < samples.Count; i++) samples[i].Latent.CopyTo(clean.AsSpan(i * grid.Count * width));
        var flow = FlowMatchBatch.Draw(clean, samples.Count, ref random);

        var tape = new Tape(pool, arena, recording: true);
        var (text, pooled) = captions.Batch(tape, samples.ConvertAll(s => s.Caption));
        var image = tape.New(samples.Count * grid.Count, width);
        flow.Noisy.CopyTo(image.Span);
        var input = new FluxInput
        {
            Samples = samples.Count,
            ImagePositions = grid.Positions(),
            TextPositions = new float[3 * model.Text.Tokens],
            Times = flow.Times,
        };
        var output = model.Transformer.Forward(tape, input, image, text, pooled);
        var subjectLoss = MeanSquare(output.Span, flow.Target, subjects * grid.Count * width);
        SquaredError.Backward(tape, output, flow.Target);
        tape.Backward();
        tape.Reset();
        return subjectLoss;
    }

    private static double MeanSquare(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int length)
    {
        double sum = 0;
        for (var i = 0; i < length; i++) sum += (output[i] - target[i]) * (double)(output[i] - target[i]);
        return sum / length;
    }
}
