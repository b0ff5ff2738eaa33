using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Text;

namespace Astria.Flux.Local.Models;

/// <summary>A whole model: transformer, text encoder, autoencoder, and what it was made for.</summary>
internal sealed class LocalModel
{
    public required ManagedFluxModel Transformer { get; init; }

    public required ITextEncoder Text { get; init; }

    public required IAutoEncoder AutoEncoder { get; init; }

    /// <summary>Side of the square pictures it was trained on, in pixels.</summary>
    public required int Resolution { get; init; }

    public required ModelHabits Habits { get; init; }

    /// <summary>What it was taught to draw, one caption a picture; empty of a model that doesn't say.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>Picture pixels along the side of one token.</summary>
    public int TokenSide => AutoEncoder.Factor * TokenGrid.Patch;
}
