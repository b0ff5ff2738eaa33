using System.Globalization;
using Astria.Flux.Generation;

namespace Astria.Flux.Astria.Engine;

/// <summary>Puts in front of a prompt what the service needs to draw with tunes: <c>&lt;lora:id:weight&gt;</c>, and <c>token class</c> when the text doesn't say it.</summary>
internal static class TuneText
{
    public static string Compose(string prompt, IReadOnlyList<WeightedTune> tunes)
    {
        var text = prompt.Trim();
        foreach (var (tune, _) in tunes.Reverse())
        {
            var subject = $"{tune.Token} {tune.SubjectClass}";
            if (!text.Contains(subject, StringComparison.OrdinalIgnoreCase)) text = $"{subject}, {text}";
        }

        foreach (var (tune, weight) in tunes.Reverse())
        {
            if (!text.Contains($"<lora:{tune.Id}:", StringComparison.OrdinalIgnoreCase))
                text = $"<lora:{tune.Id}:{weight.ToString("0.###", CultureInfo.InvariantCulture)}> {text}";
        }

        return text;
    }
}
