using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria.Prompts;

/// <summary>What the service would refuse in a prompt, found before anything is sent.</summary>
internal static class PromptRequestRules
{
    // Astria's documentation, create a prompt.
    private const int MostImages = 8;
    private const long LargestSeed = 1L << 32;
    private const int MostSteps = 50;
    private const decimal LargestCfgScale = 15;
    private const int SideMultiple = 8;

    // "must be less than 5", the service's answer on FLUX since 2025-10.
    private const decimal FluxCfgScale = 5;

    // What the documentation lists and FLUX's worker does not know (the source of the service's worker, 2025).
    private static readonly PromptControl[] NotOnFlux =
    [
        PromptControl.Composition, PromptControl.Reference, PromptControl.SegmentedRoom, PromptControl.IpAdapter,
        PromptControl.Lineart, PromptControl.Mlsd, PromptControl.Hed, PromptControl.Qr,
    ];

    public static IReadOnlyList<FluxFault> Check(PromptRequest request, PromptTarget target)
    {
        var faults = new List<FluxFault>();
        CheckText(request, target, faults);
        CheckValues(request, faults);
        CheckCombinations(request, faults);
        if (target.IsFlux) CheckFlux(request, faults);
        return faults;
    }

    /// <summary>What is wrong with values that replace some of a prompt's: those that depend on what they don't replace are left to the service.</summary>
    public static IEnumerable<FluxFault> CheckOverrides(string place, PromptRequest? overrides)
    {
        var faults = new List<FluxFault>();
        if (overrides is not null) CheckValues(overrides, faults);
        return faults.Select(fault => fault with { Place = $"{place}.{fault.Place}" });
    }

    private static void CheckValues(PromptRequest request, List<FluxFault> faults)
    {
        Range(nameof(request.ImageCount), request.ImageCount, 1, MostImages, faults);
        Range(nameof(request.Seed), request.Seed, 0, LargestSeed, faults);
        Range(nameof(request.Steps), request.Steps, 0, MostSteps, faults);
        Range(nameof(request.CfgScale), request.CfgScale, 0, LargestCfgScale, faults);
        Range(nameof(request.DenoisingStrength), request.DenoisingStrength, 0, 1, faults);
        Range(nameof(request.ControlConditioningScale), request.ControlConditioningScale, 0, 1, faults);
        CheckSide(nameof(request.Width), request.Width, faults);
        CheckSide(nameof(request.Height), request.Height, faults);
        Range(nameof(request.BackendVersion), request.BackendVersion, 0, 1, faults);
        Range(nameof(request.VideoDuration), request.VideoDuration, 1, int.MaxValue, faults);
        CheckAddresses(request, faults);
        foreach (var (place, file) in request.Files) RequestRules.File(place, file, faults);
    }

    private static void CheckText(PromptRequest request, PromptTarget target, List<FluxFault> faults)
    {
        var startsFromFrame = request.VideoModel is not null
            && (request.VideoFirstFrame is not null || request.VideoFirstFrameUrl is not null || request.SourceImageUrl is not null || request.VideoPrompt is not null);
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            if (!startsFromFrame) faults.Add(new(nameof(request.Text), "is blank; say what is to be seen."));
        }
        else if (target is { Token: { Length: > 0 } token, ClassName: { Length: > 0 } name }
            && !request.Text.Contains($"{token} {name}", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add(new(nameof(request.Text), $"must include '{token} {name}', best at its start, or the tune has no effect."));
        }
    }

    private static void CheckCombinations(PromptRequest request, List<FluxFault> faults)
    {
        if (request.SuperResolution is not true)
        {
            if (request.InpaintFaces is true) faults.Add(new(nameof(request.InpaintFaces), $"needs {nameof(request.SuperResolution)}."));
            if (request.HiresFix is true) faults.Add(new(nameof(request.HiresFix), $"needs {nameof(request.SuperResolution)}."));
        }

        var inputs = (request.InputImage is null ? 0 : 1) + (request.InputImageUrl is null ? 0 : 1) + (request.InputImageBase64 is null ? 0 : 1);
        if (inputs > 1) faults.Add(new(nameof(request.InputImage), "is given in more than one way; give a file, an address or a data address."));
        if (inputs == 0 && request.Control is not null) faults.Add(new(nameof(request.Control), "needs an input picture."));
        if (inputs == 0 && (request.MaskImage is not null || request.MaskImageUrl is not null)) faults.Add(new(nameof(request.MaskImage), "needs an input picture."));
        if (request.MaskImage is not null && request.MaskImageUrl is not null) faults.Add(new(nameof(request.MaskImage), "is given as a file and as an address; give one."));
    }

    private static void CheckAddresses(PromptRequest request, List<FluxFault> faults)
    {
        RequestRules.Address(nameof(request.Callback), request.Callback, faults);
        RequestRules.Address(nameof(request.InputImageUrl), request.InputImageUrl, faults);
        RequestRules.Address(nameof(request.MaskImageUrl), request.MaskImageUrl, faults);
        RequestRules.Address(nameof(request.VideoFirstFrameUrl), request.VideoFirstFrameUrl, faults);
        RequestRules.Address(nameof(request.VideoLastFrameUrl), request.VideoLastFrameUrl, faults);
        RequestRules.Address(nameof(request.SourceImageUrl), request.SourceImageUrl, faults);
        RequestRules.Address(nameof(request.InputVideoUrl), request.InputVideoUrl, faults);
        RequestRules.Address(nameof(request.AudioReferenceUrl), request.AudioReferenceUrl, faults);
        RequestRules.Addresses(nameof(request.ImageReferenceUrls), request.ImageReferenceUrls, faults);
        if (request.InputImageBase64 is { } data && !data.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            faults.Add(new(nameof(request.InputImageBase64), "is not a data address; write data:image/png;base64, in front of the content."));
    }

    private static void CheckFlux(PromptRequest request, List<FluxFault> faults)
    {
        if (!string.IsNullOrEmpty(request.NegativePrompt))
            faults.Add(new(nameof(request.NegativePrompt), "is not supported on FLUX; say in the text what is to be seen instead."));
        if (request.CfgScale >= FluxCfgScale)
            faults.Add(new(nameof(request.CfgScale), Invariant($"is {request.CfgScale}; on FLUX it must be below {FluxCfgScale}.")));
        if (request.Control is { } control && NotOnFlux.Contains(control))
            faults.Add(new(nameof(request.Control), $"is '{control}', which FLUX doesn't know; it knows canny, depth, pose, tile, blur, gray and low_quality."));
    }

    private static void CheckSide(string name, int? side, List<FluxFault> faults)
    {
        if (side is { } value && (value < SideMultiple || value % SideMultiple != 0))
            faults.Add(new(name, Invariant($"is {value}; a side is a multiple of {SideMultiple}.")));
    }

    private static void Range(string name, decimal? value, decimal least, decimal most, List<FluxFault> faults)
    {
        if (value < least || value > most) faults.Add(new(name, Invariant($"is {value}; it must be {least} to {most}.")));
    }
}
