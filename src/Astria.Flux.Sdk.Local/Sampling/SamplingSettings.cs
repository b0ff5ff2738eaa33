using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Models;

namespace Astria.Flux.Local.Sampling;

/// <summary>How a picture is drawn.</summary>
/// <param name="Steps">Times the model is asked, at least 1.</param>
/// <param name="Guidance">How far to go from what is drawn of <see cref="Negative"/> towards what is drawn of the prompt; 1 asks without that comparison.</param>
/// <param name="Rows">Token rows of the picture.</param>
/// <param name="Columns">Token columns of the picture.</param>
internal sealed record SamplingSettings(int Steps, float Guidance, int Rows, int Columns)
{
    /// <summary>How a model draws by itself: one without distilled guidance has only the true one, by whatever name it is asked for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="steps">Sampling steps, or <see langword="null"/> for its own.</param>
    /// <param name="guidance">Guidance, or <see langword="null"/> for its own.</param>
    /// <param name="grid">Size in tokens, or <see langword="null"/> for its own.</param>
    public static SamplingSettings Of(IFluxModel model, int? steps, double? guidance, TokenGrid? grid = null)
    {
        var side = model.Resolution / model.TokenSide;
        var (rows, columns) = grid is { } size ? (size.Rows, size.Columns) : (side, side);
        var scale = (float)(guidance ?? model.Habits.Guidance);
        return model.Config.GuidanceEmbedding
            ? new SamplingSettings(steps ?? model.Habits.Steps, 1, rows, columns) { DistilledGuidance = scale }
            : new SamplingSettings(steps ?? model.Habits.Steps, scale, rows, columns);
    }

    /// <summary>What to stay away from; empty for what is drawn without any prompt.</summary>
    public string Negative { get; init; } = "";

    /// <summary>The scale that models with distilled guidance read; <see langword="null"/> for models without.</summary>
    public float? DistilledGuidance { get; init; }

    /// <summary>The latent to start from, channels × rows × columns; <see langword="null"/> for noise alone.</summary>
    public float[]? Start { get; init; }

    /// <summary>How much of <see cref="Start"/> is given up for noise, above 0 to 1.</summary>
    public double Strength { get; init; } = 1;

    /// <summary>Steps that are left out at the beginning, since the start is not noise alone.</summary>
    public int SkippedSteps => Start is null ? 0 : Math.Min(Steps - 1, (int)((1 - Strength) * Steps));
}
