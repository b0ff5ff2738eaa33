using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;

namespace Astria.Flux.Local.Sampling;

/// <summary>
/// Draws pictures: noise from each picture's own seed, Euler steps along the model's velocity. Every picture depends on its prompt and
/// seed alone, whatever it is drawn together with.
/// </summary>
internal sealed class PictureSampler(LocalModel model, WorkerPool pool, Arena arena)
{
    /// <summary>Draws one picture a prompt.</summary>
    /// <param name="prompts">The texts.</param>
    /// <param name="seeds">As many seeds.</param>
    /// <param name="settings">How to draw.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="cancellationToken">Stops within one step.</param>
    /// <returns>Latents: channels × rows × columns each.</returns>
    public float[][] Draw(
        IReadOnlyList<string> prompts,
        IReadOnlyList<long> seeds,
        SamplingSettings settings,
        Action<SamplingMoment>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var count = prompts.Count;
        var grid = new TokenGrid(settings.Rows, settings.Columns);
        var width = model.Transformer.Config.InChannels;
        var length = grid.Count * width;
        var times = TimestepSchedule.Create(settings.Steps, grid.Count, model.Habits.ShiftsTimes)[settings.SkippedSteps..];
        var tokens = new float[count * length];
        for (var i = 0; i < count; i++) Begin(seeds[i], grid, settings, times[0], tokens.AsSpan(i * length, length));

        // With guidance every picture is asked for twice, the second time with what to stay away from.
        var guided = settings.Guidance != 1;
        List<string> texts = guided ? [.. prompts, .. Enumerable.Repeat(settings.Negative, count)] : [.. prompts];
        var tape = new Tape(pool, arena, recording: false);
        var (text, pooled) = model.Text.Encode(tape, texts);
        var mark = tape.Mark();
        for (var step = 0; step < times.Length - 1; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var velocity = Ask(tape, tokens, texts.Count, times[step], grid, width, settings.DistilledGuidance, text, pooled);
            var conditional = velocity.Span[..tokens.Length];
            if (guided) Guide(conditional, velocity.Span[tokens.Length..], settings.Guidance);
            FlowMatchEuler.Step(tokens, conditional, times[step], times[step + 1]);
            progress?.Invoke(new SamplingMoment(step + 1, times.Length - 1, i => Guess(tokens, velocity, i, length, times[step + 1], grid)));
            tape.ReleaseSince(mark);
        }

        tape.Reset();
        return [.. Enumerable.Range(0, count).Select(i => Unpack(tokens.AsSpan(i * length, length), grid))];
    }

    // Noise is drawn in the latent's own order, so that it does not depend on how tokens are packed.
    private void Begin(long seed, TokenGrid grid, SamplingSettings settings, float time, Span<float> tokens)
    {
        var latent = new float[tokens.Length];
        var random = new FluxRandom(seed);
        random.FillNormal(latent);
        if (settings.Start is { } start && settings.Strength < 1)
        {
            for (var i = 0; i < latent.Length; i++) latent[i] = (time * latent[i]) + ((1 - time) * start[i]);
        }

        grid.Pack(latent, model.AutoEncoder.Channels, tokens);
    }

    // Straight on from here: x₀ = x − t·v.
    private float[] Guess(float[] tokens, Tensor velocity, int picture, int length, float time, TokenGrid grid)
    {
        var guess = tokens.AsSpan(picture * length, length).ToArray();
        FlowMatchEuler.Step(guess, velocity.Span.Slice(picture * length, length), time, 0);
        return Unpack(guess, grid);
    }

    private float[] Unpack(ReadOnlySpan<float> tokens, TokenGrid grid)
    {
        var latent = new float[tokens.Length];
        grid.Unpack(tokens, model.AutoEncoder.Channels, latent);
        return latent;
    }

    private static void Guide(Span<float> conditional, ReadOnlySpan<float> unconditional, float guidance)
    {
        for (var i = 0; i < conditional.Length; i++) conditional[i] = unconditional[i] + (guidance * (conditional[i] - unconditional[i]));
    }

    private Tensor Ask(Tape tape, float[] tokens, int samples, float time, TokenGrid grid, int width, float? guidance, Tensor text, Tensor pooled)
    {
        var image = tape.New(samples * grid.Count, width);
        for (var at = 0; at < image.Length; at += tokens.Length) tokens.CopyTo(image.Span[at..]);
        var input = new FluxInput
        {
            Samples = samples,
            ImagePositions = grid.Positions(),
            TextPositions = new float[3 * model.Text.Tokens],
            Times = [.. Enumerable.Repeat(time, samples)],
            Guidance = guidance is { } scale ? [.. Enumerable.Repeat(scale, samples)] : null,
        };
        return model.Transformer.Forward(tape, input, image, text, pooled);
    }
}
