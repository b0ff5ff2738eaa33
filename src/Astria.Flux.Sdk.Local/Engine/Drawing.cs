using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Sampling;

namespace Astria.Flux.Local.Engine;

/// <summary>A request as this engine's model will draw it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Prompt">Its prompt without tags.</param>
/// <param name="Loras">The LoRA files to draw with, and how much each counts.</param>
internal sealed record Drawing(GenerationRequest Request, string Prompt, IReadOnlyList<(string File, double Weight)> Loras)
{
    // Attention grows with the square of this; 32 × 32 tokens are 256 × 256 pixels of the bundled model. Of a larger model, twice its own size.
    private const int LargestTokenGrid = 1024;
    private const int LargestShareOfOwn = 2;

    private const string Refusal = "These pictures can't be drawn.";

    /// <summary>Checks a request, before anything is computed.</summary>
    /// <exception cref="FluxPolicyException">Tags or tunes can't be followed; all are named.</exception>
    public static Drawing Of(GenerationRequest request, ILoraShelf shelf)
    {
        var tagged = TaggedPrompt.Read(request.Prompt);
        var faults = tagged.Faults.ToList();
        var loras = new List<(string, double)>();
        for (var i = 0; i < request.Tunes.Count; i++)
        {
            var (tune, weight) = request.Tunes[i];
            var place = FormattableString.Invariant($"Tunes[{i}]");
            if (tune.FilePath is not { } path) faults.Add(new FluxFault(place, $"the tune {tune.Id} of '{tune.Engine}' has no file here, and this engine draws with LoRA files."));
            else if (!File.Exists(path)) faults.Add(new FluxFault(place, $"the LoRA of tune {tune.Id} is gone, there is no file '{path}'."));
            else if (!tagged.Loras.Any(tag => tag.Name == tune.Id)) Add(place, path, weight);
        }

        // A tag that calls one of the request's tunes says how much it counts.
        foreach (var (name, weight) in tagged.Loras)
        {
            var file = request.Tunes.FirstOrDefault(tune => tune.Tune.Id == name)?.Tune.FilePath ?? shelf.Find(name);
            if (file is not null) Add($"Prompt, <lora:{name}>", file, weight);
            else faults.Add(new FluxFault("Prompt", $"<lora:{name}> calls a LoRA that is not here. Name a tune of the request, a job of this engine, or a file in the folder 'loras' of its work directory."));
        }

        if (tagged.Text.Length == 0) faults.Add(new FluxFault("Prompt", "holds tags only; say what is to be seen."));
        if (faults.Count > 0) throw new FluxPolicyException(Refusal, faults);
        return new Drawing(request, tagged.Text, loras);

        void Add(string place, string file, double weight)
        {
            if (Math.Abs(weight) <= ModelAdapters.LargestWeight) loras.Add((file, weight));
            else faults.Add(new FluxFault(place, FormattableString.Invariant($"the weight {weight} is beyond ±{ModelAdapters.LargestWeight}; 1 is as trained.")));
        }
    }

    /// <summary>How the model draws it.</summary>
    /// <exception cref="FluxPolicyException">It is too large for the model, or asks it for what it hasn't got.</exception>
    /// <exception cref="PictureException">The start is no picture.</exception>
    public SamplingSettings Settings(EngineSession session)
    {
        var model = session.Model;
        var size = Request.Size ?? new ImageSize(model.Resolution, model.Resolution);
        var grid = new TokenGrid(size.Height / model.TokenSide, size.Width / model.TokenSide);
        var faults = new List<FluxFault>();
        var side = model.Resolution / model.TokenSide;
        var largest = Math.Max(LargestTokenGrid, LargestShareOfOwn * side * side);
        if (grid.Count > largest)
        {
            faults.Add(new(nameof(GenerationRequest.Size), $"{size} is too large. This model draws {model.Resolution}×{model.Resolution} pixels best and at most {largest * model.TokenSide * model.TokenSide} in all; leave the size out for its own."));
        }

        var own = SamplingSettings.Of(model, Request.Steps ?? session.Defaults.SamplingSteps, Request.Guidance ?? session.Defaults.Guidance, grid);
        var guidance = (float?)Request.TrueGuidance ?? own.Guidance;
        if (Request.NegativePrompt is not null && guidance == 1)
        {
            faults.Add(new(nameof(GenerationRequest.NegativePrompt), $"acts only with true guidance above 1. Set {nameof(GenerationRequest.TrueGuidance)}; each step then takes twice the time."));
        }

        if (faults.Count > 0) throw new FluxPolicyException(Refusal, faults);
        return own with
        {
            Guidance = guidance,
            Negative = Request.NegativePrompt ?? "",
            Start = Request.StartImage.IsEmpty ? null : Encode(model, grid),
            Strength = Request.Strength,
        };
    }

    private float[] Encode(IFluxModel model, TokenGrid grid) => new PhotoViews(model).Encode(PictureCodec.Decode(Request.StartImage, nameof(GenerationRequest.StartImage)), grid);
}
