using System.Text.Json.Serialization;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Training;

/// <summary>Where a training is, beside the numbers that its engine keeps.</summary>
internal sealed record LoopState
{
    // Of the loss that is told: single steps jump about.
    private const double Smoothing = 0.95;

    // So many looks in a row without a better one, and the best is taken to be behind.
    private const int Patience = 3;

    /// <summary>Steps done.</summary>
    public int Step { get; init; }

    /// <summary>Loss on the subject, smoothed.</summary>
    public double? Loss { get; init; }

    /// <summary>Looks at the held-out pictures so far.</summary>
    public IReadOnlyList<ValidationLook> Looks { get; init; } = [];

    /// <summary>The last look beside the best, and whether more steps still help; <see langword="null"/> before the first look.</summary>
    [JsonIgnore]
    public TrainingValidation? Validation
    {
        get
        {
            if (Looks.Count == 0) return null;
            var best = Looks.MinBy(look => look.Loss)!;
            return new TrainingValidation
            {
                Step = Looks[^1].Step,
                Loss = Looks[^1].Loss,
                BestStep = best.Step,
                BestLoss = best.Loss,
                StopAdvised = Looks.Count(look => look.Step > best.Step) >= Patience,
            };
        }
    }

    public LoopState After(double loss) => this with { Step = Step + 1, Loss = Loss is { } before ? (Smoothing * before) + ((1 - Smoothing) * loss) : loss };

    public LoopState Seen(double loss) => this with { Looks = [.. Looks, new ValidationLook(Step, loss)] };
}
