using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;

namespace Astria.Flux.Local.Models;

/// <summary>What drawing and training need of a model, whichever engine computes it. Lent to one piece of work at a time.</summary>
internal interface IFluxModel
{
    /// <summary>The transformer's sizes.</summary>
    FluxConfig Config { get; }

    /// <summary>From pictures to latents and back.</summary>
    IAutoEncoder AutoEncoder { get; }

    /// <summary>Side of the square pictures it draws best, in pixels.</summary>
    int Resolution { get; }

    /// <summary>Pictures that are drawn together: more are hardly faster, and take more memory.</summary>
    int PicturesAtOnce { get; }

    /// <summary>How it is drawn with where nothing else is asked for.</summary>
    ModelHabits Habits { get; }

    /// <summary>What it is known to draw, one caption a picture; empty when that isn't told.</summary>
    IReadOnlyList<string> Captions { get; }

    /// <summary>Picture pixels along the side of one token.</summary>
    int TokenSide => AutoEncoder.Factor * TokenGrid.Patch;

    /// <summary>Says which prompts there will be. An engine whose text encoders are large reads them now, all at once, and lets the encoders go.</summary>
    /// <param name="prompts">The prompts; more than once each or never does no harm.</param>
    /// <param name="keptAt">A folder that what was read may be kept in, and found in again; <see langword="null"/> to keep it in memory only.</param>
    /// <param name="cancellationToken">Stops between two prompts.</param>
    void Foresee(IReadOnlyCollection<string> prompts, string? keptAt, CancellationToken cancellationToken);

    /// <summary>Reads prompts, and is then asked where their pictures go.</summary>
    /// <param name="prompts">One a picture.</param>
    /// <param name="grid">The pictures' size.</param>
    IVelocityField Read(IReadOnlyList<string> prompts, TokenGrid grid);

    /// <summary>Puts a LoRA on, beside those already there.</summary>
    /// <param name="lora">The LoRA.</param>
    /// <param name="weight">What it counts.</param>
    /// <exception cref="WeightsException">It was made for a model of other sizes.</exception>
    void Attach(LoraWeights lora, float weight);

    /// <summary>Takes all LoRAs off.</summary>
    void DetachAll();
}
