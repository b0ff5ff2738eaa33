using System.Globalization;
using System.Text;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Local.Engine;

/// <summary>A prompt without its tags, and the LoRAs that they called.</summary>
/// <param name="Text">What is drawn from.</param>
/// <param name="Loras">In the order of the prompt.</param>
/// <param name="Faults">Tags that can't be followed.</param>
internal sealed record TaggedPrompt(string Text, IReadOnlyList<LoraTag> Loras, IReadOnlyList<FluxFault> Faults)
{
    private const string Lora = "lora";

    public static TaggedPrompt Read(string prompt)
    {
        using var scanned = PromptText.Scan(prompt);
        if (!scanned.Has(PromptTokenKind.NetworkTag)) return new TaggedPrompt(prompt, [], []);
        var text = new StringBuilder();
        var loras = new List<LoraTag>();
        var faults = new List<FluxFault>();
        var end = 0;
        foreach (var token in scanned.Tokens)
        {
            if (token.Kind != PromptTokenKind.NetworkTag) continue;
            text.Append(prompt, end, token.Start - end);
            end = token.End;
            var parts = prompt[(token.Start + 1)..(token.End - 1)].Split(':');
            var place = string.Create(CultureInfo.InvariantCulture, $"Prompt, characters {token.Start}–{token.End}");
            if (!parts[0].Equals(Lora, StringComparison.OrdinalIgnoreCase)) faults.Add(new FluxFault(place, $"'{parts[0]}' is nothing this engine draws with; it knows <lora:name:weight>."));
            else if (parts.Length > 3) faults.Add(new FluxFault(place, "has too many parts; it is <lora:name:weight>."));
            else if (parts.Length == 2) loras.Add(new LoraTag(parts[1].Trim(), 1));
            else if (double.TryParse(parts[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight)) loras.Add(new LoraTag(parts[1].Trim(), weight));
            else faults.Add(new FluxFault(place, $"'{parts[2]}' is no weight; write a number such as 0.8."));
        }

        text.Append(prompt, end, prompt.Length - end);
        return new TaggedPrompt(string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)), loras, faults);
    }
}
