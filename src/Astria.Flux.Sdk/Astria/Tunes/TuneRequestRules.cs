using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Prompts;

namespace Astria.Flux.Astria.Tunes;

/// <summary>What the service would refuse in a training, found before anything is sent.</summary>
internal static class TuneRequestRules
{
    // The source of the service's worker: it trains no more.
    private const int MostSteps = 5000;

    public static IReadOnlyList<FluxFault> Check(TuneRequest request)
    {
        var faults = new List<FluxFault>();
        if (string.IsNullOrWhiteSpace(request.Title))
            faults.Add(new(nameof(request.Title), "is blank; give one that is used once only, so that the tune can be found again."));
        if (string.IsNullOrWhiteSpace(request.ClassName))
            faults.Add(new(nameof(request.ClassName), "is blank; give a noun such as man, cat or style."));
        if (request.Token is { } token && (token.Length == 0 || token.Any(char.IsWhiteSpace)))
            faults.Add(new(nameof(request.Token), $"is '{token}'; give one rare word, such as ohwx."));
        if (request.Steps is { } steps && steps is < 1 or > MostSteps)
            faults.Add(new(nameof(request.Steps), Invariant($"is {steps}; it must be 1 to {MostSteps}.")));
        RequestRules.Photos(request.Images, request.ImageUrls, faults);
        RequestRules.Address(nameof(request.Callback), request.Callback, faults);
        if (IsFlux(request)) CheckFlux(request, faults);
        CheckPrompts(request, faults);
        return faults;
    }

    private static bool IsFlux(TuneRequest request) => request.Branch == TuneBranch.Flux1 || request.BaseTuneId == PromptTarget.Flux1DevId;

    private static void CheckFlux(TuneRequest request, List<FluxFault> faults)
    {
        if (request.BaseTuneId is null)
            faults.Add(new(nameof(request.BaseTuneId), Invariant($"is missing; FLUX.1 [dev] is {PromptTarget.Flux1DevId}.")));
        if (request.ModelType is null)
            faults.Add(new(nameof(request.ModelType), "is missing; FLUX trains no checkpoints, send lora."));
        else if (request.ModelType == TuneModelType.Pti)
            faults.Add(new(nameof(request.ModelType), "is pti, which only SDXL trains; send lora."));
    }

    private static void CheckPrompts(TuneRequest request, List<FluxFault> faults)
    {
        var target = new PromptTarget
        {
            TuneId = request.BaseTuneId ?? 0,
            IsFlux = IsFlux(request),
            Token = request.ModelType == TuneModelType.FaceId ? null : request.Token,
            ClassName = request.ClassName,
        };
        for (var i = 0; i < request.Prompts?.Count; i++)
        {
            var place = Invariant($"{nameof(request.Prompts)}[{i}]");
            if (request.Prompts[i] is not { } prompt) faults.Add(new(place, "is null."));
            else faults.AddRange(prompt.Validate(target).Select(fault => fault with { Place = $"{place}.{fault.Place}" }));
        }
    }
}
