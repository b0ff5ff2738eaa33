using System.Globalization;
using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Generation;

/// <summary>Puts what a fix took out of a prompt, <c>--ar 16:9 --seed 7</c>, where a request has it, and clears what it says a request should not have.
/// What the request says itself goes before.</summary>
internal static class PromptSettings
{
    public static GenerationRequest Apply(GenerationRequest request, IReadOnlyList<PromptSetting> settings)
    {
        foreach (var setting in settings)
        {
            var changed = Apply(request, setting, settings);
            // A value that makes no sense is no reason to refuse a request that was fine without it.
            if (changed.Validate().Count == 0)
                request = changed;
        }

        return request;
    }

    private static GenerationRequest Apply(GenerationRequest request, PromptSetting setting, IReadOnlyList<PromptSetting> settings) => setting.Name switch
    {
        "negative_prompt" when setting.Value.Length == 0 => request with { NegativePrompt = null },
        "seed" when request.Seed is null && long.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => request with { Seed = seed },
        "steps" when request.Steps is null && Number(setting.Value) is { } steps => request with { Steps = steps },
        "aspect_ratio" when request.Size is null && Ratio(setting.Value) is { } size => request with { Size = size },
        "w" when request.Size is null && Pixels(settings) is { } size => request with { Size = size },
        _ => request,
    };

    private static ImageSize? Ratio(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Number(value[..colon]) is > 0 and <= ImageSize.LongestSide and var width && Number(value[(colon + 1)..]) is > 0 and <= ImageSize.LongestSide and var height
            ? ImageSize.FromAspectRatio(width, height)
            : null;
    }

    // Sides that are no multiples of 16 become the nearest that are.
    private static ImageSize? Pixels(IReadOnlyList<PromptSetting> settings)
    {
        var width = Side(settings, "w");
        var height = Side(settings, "h");
        return width > 0 && height > 0 ? ImageSize.FromAspectRatio(width, height, (long)width * height) : null;
    }

    private static int Side(IReadOnlyList<PromptSetting> settings, string name) =>
        settings.Where(setting => setting.Name == name).Select(setting => Number(setting.Value)).FirstOrDefault() is >= ImageSize.Multiple and <= ImageSize.LongestSide and var side ? side : 0;

    private static int? Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
