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
    /// <param name="progress">Told after each step: steps done.</param>
    /// <param name="cancellationToken">Stops within one step.</param>
    /// <returns>Latents: channels × rows × columns each.</returns>
    public float[][] Draw(
        IReadOnlyList<string> prompts,
        IReadOnlyList<long> seeds,
        SamplingSettings settings,
        Action<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var count = prompts.Count;
        var grid = new TokenGrid(settings.Rows, settings.Columns);
        var channels = model.AutoEncoder.Channels;
        var width = model.Transformer.Config.InChannels;
        var length = grid.Count * width;
        var tokens = new float[count * length];
        for (var i = 0; i < count; i++) DrawNoise(seeds[i], channels, grid, tokens.AsSpan(i * length, length));

        // With guidance every picture is asked for twice, the second time with an empty prompt.
        var guided = settings.Guidance != 1;
        List<string> texts = guided ? [.. prompts, .. Enumerable.Repeat("", count)] : [.. prompts];
        var times = TimestepSchedule.Create(settings.Steps, grid.Count, shift: true);
        var tape = new Tape(pool, arena, recording: false);
        var (text, pooled) = model.Text.Encode(tape, texts);
        var mark = tape.Mark();
        for (var step = 0; step < settings.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var velocity = Ask(tape, tokens, texts.Count, times[step], grid, width, text, pooled);
            var conditional = velocity.Span[..tokens.Length];
            if (guided) Guide(conditional, velocity.Span[tokens.Length..], settings.Guidance);
            FlowMatchEuler.Step(tokens, conditional, times[step], times[step + 1]);
            tape.ReleaseSince(mark);
            progress?.Invoke(step + 1);
        }

        tape.Reset();
        return [.. Enumerable.Range(0, count).Select(i => Unpack(tokens.AsSpan(i * length, length), channels, grid))];
    }

    // Noise is drawn in the latent's own order, so that it does not depend on how tokens are packed.
    private static void DrawNoise(long seed, int channels, TokenGrid grid, Span<float> tokens)
    {
        var noise = new float[tokens.Length];
        var random = new FluxRandom(seed);
        random.FillNormal(noise);
        grid.Pack(noise, channels, tokens);
    }

    private static float[] Unpack(ReadOnlySpan<float> tokens, int channels, TokenGrid grid)
    {
        var latent = new float[tokens.Length];
        grid.Unpack(tokens, channels, latent);
        return latent;
    }

    private static void Guide(Span<float> conditional, ReadOnlySpan<float> unconditional, float guidance)
    {
        for (var i = 0; i < conditional.Length; i++) conditional[i] = unconditional[i] + (guidance * (conditional[i] - unconditional[i]));
    }

    private Tensor Ask(Tape tape, float[] tokens, int samples, float time, TokenGrid grid, int width, Tensor text, Tensor pooled)
    {
        var image = tape.New(samples * grid.Count, width);
        for (var at = 0; at < image.Length; at += tokens.Length) tokens.CopyTo(image.Span[at..]);
        var input = new FluxInput
        {
            Samples = samples,
            ImagePositions = grid.Positions(),
            TextPositions = new float[3 * model.Text.Tokens],
            Times = [.. Enumerable.Repeat(time, samples)],
        };
        return model.Transformer.Forward(tape, input, image, text, pooled);
    }
}
