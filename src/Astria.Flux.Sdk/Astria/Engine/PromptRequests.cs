using System.Globalization;
using System.Security.Cryptography;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Generation;

namespace Astria.Flux.Astria.Engine;

/// <summary>Writes a drawing the way the service takes it: prompts of up to 8 pictures, each with its seed.</summary>
internal static class PromptRequests
{
    // Astria's documentation, create a prompt.
    private const int MostImages = 8;
    private const long Seeds = 1L << 32;

    public static IReadOnlyList<PromptRequest> Of(GenerationRequest drawing, string engine)
    {
        var faults = Check(drawing, engine);
        if (faults.Count > 0) throw new FluxPolicyException("These pictures can't be asked of Astria; nothing was sent.", faults);
        var text = TuneText.Compose(drawing.Prompt, drawing.Tunes);

        // A seed of our own, so that a prompt whose answer was lost can be told from every other one with the same text.
        var seed = drawing.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        return
        [
            .. Enumerable.Range(0, (drawing.Count + MostImages - 1) / MostImages).Select(part => new PromptRequest
            {
                Text = text,
                ImageCount = Math.Min(MostImages, drawing.Count - part * MostImages),
                Seed = (seed + part * MostImages) % Seeds,
                Steps = drawing.Steps,
                CfgScale = (decimal?)drawing.Guidance,
                Width = drawing.Size?.Width,
                Height = drawing.Size?.Height,
            }),
        ];
    }

    private static List<FluxFault> Check(GenerationRequest drawing, string engine)
    {
        var faults = new List<FluxFault>();
        for (var i = 0; i < drawing.Tunes.Count; i++)
        {
            var (tune, weight) = drawing.Tunes[i];
            var place = Invariant($"Tunes[{i}]");
            if (tune.Engine != engine || !long.TryParse(tune.Id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                faults.Add(new(place, $"is a tune of the engine '{tune.Engine}'; this engine draws with its own, '{engine}'."));
            if (weight < 0) faults.Add(new(place + ".Weight", Invariant($"is {weight}; the service takes no negative weights.")));
        }

        if (drawing.NegativePrompt is not null) faults.Add(new(nameof(drawing.NegativePrompt), "means nothing to FLUX at Astria, which has no true guidance; say what is to be seen instead."));
        if (drawing.TrueGuidance is not null) faults.Add(new(nameof(drawing.TrueGuidance), $"is not offered for FLUX at Astria; {nameof(drawing.Guidance)} is."));
        if (!drawing.StartImage.IsEmpty) faults.Add(new(nameof(drawing.StartImage), "is not taken by this engine; send it as the input image of a prompt, through AstriaClient."));
        if (drawing.Seed is { } seed && seed is < 0 or >= Seeds) faults.Add(new(nameof(drawing.Seed), Invariant($"is {seed}; it must be 0 to {Seeds - 1}.")));
        var probe = new PromptRequest { Text = "x", Steps = drawing.Steps, CfgScale = drawing.Guidance is { } guidance ? (decimal)Math.Min(guidance, 1000) : null };
        faults.AddRange(probe.Validate(PromptTarget.Flux1Dev).Select(fault => fault.Place == nameof(probe.CfgScale) ? fault with { Place = nameof(drawing.Guidance) } : fault));
        return faults;
    }
}
