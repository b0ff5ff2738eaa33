using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;

namespace Astria.Flux.Local.Sampling;

/// <summary>
/// Draws pictures: noise from each picture's own seed, Euler steps along the model's velocity. Every picture depends on its prompt and
/// seed alone, whatever it is drawn together with.
/// </summary>
internal sealed class PictureSampler(IFluxModel model)
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
        var length = grid.Count * model.Config.InChannels;
        var times = TimestepSchedule.Create(settings.Steps, grid.Count, model.Habits.ShiftsTimes)[settings.SkippedSteps..];

        // With guidance every picture is asked for twice, the second time with what to stay away from.
        var guided = settings.Guidance != 1;
        var asked = new float[(guided ? 2 : 1) * count * length];
        var tokens = asked.AsMemory(0, count * length);
        for (var i = 0; i < count; i++) Begin(seeds[i], grid, settings, times[0], tokens.Span.Slice(i * length, length));
        using var field = model.Read(guided ? [.. prompts, .. Enumerable.Repeat(settings.Negative, count)] : prompts, grid);
        for (var step = 0; step < times.Length - 1; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (guided) tokens.CopyTo(asked.AsMemory(tokens.Length));
            var velocity = field.At(asked, times[step], settings.DistilledGuidance, cancellationToken);
            if (guided) Guide(velocity.AsSpan(0, tokens.Length), velocity.AsSpan(tokens.Length), settings.Guidance);
            FlowMatchEuler.Step(tokens.Span, velocity.AsSpan(0, tokens.Length), times[step], times[step + 1]);
            progress?.Invoke(new SamplingMoment(step + 1, times.Length - 1, i => Guess(tokens.Span, velocity, i, length, times[step + 1], grid)));
        }

        return [.. Enumerable.Range(0, count).Select(i => Unpack(tokens.Span.Slice(i * length, length), grid))];
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
    private float[] Guess(ReadOnlySpan<float> tokens, float[] velocity, int picture, int length, float time, TokenGrid grid)
    {
        var guess = tokens.Slice(picture * length, length).ToArray();
        FlowMatchEuler.Step(guess, velocity.AsSpan(picture * length, length), time, 0);
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
}
