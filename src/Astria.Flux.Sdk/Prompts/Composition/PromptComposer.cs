using System.Text;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Composition;

/// <summary>Puts a prompt together and remembers which part of it came from where.</summary>
internal sealed class PromptComposer(PromptBuilder builder)
{
    private readonly StringBuilder _prompt = new();
    private readonly List<PromptPart> _parts = [];
    private readonly List<FluxFault> _faults = [];

    /// <summary>Composes the prompt, and finds what can't be said.</summary>
    /// <param name="linter">The linter that has to be content; <see langword="null"/> for the built-in rules at every profile.</param>
    public (string Prompt, IReadOnlyList<FluxFault> Faults) Compose(PromptLinter? linter)
    {
        Begin();
        if (builder.Action is not null)
            Add(" ", nameof(builder.Action), builder.Action);
        if (builder.Scene is not null)
            Add(_prompt.Length == 0 ? string.Empty : " ", nameof(builder.Scene), builder.Scene);
        AddList(nameof(builder.Details), builder.Details, (place, detail) => Add(", ", place, detail));
        AddList(nameof(builder.Letterings), builder.Letterings, AddLettering);
        _prompt.Append('.');
        AddSentence(nameof(builder.Light), builder.Light);
        AddSentence(nameof(builder.Camera), builder.Camera);
        AddSentence(nameof(builder.Style), builder.Style);
        var prompt = _prompt.ToString();
        // Places in a prompt that has lost parts would be wrong.
        if (_faults.Count == 0)
            Lint(prompt, linter);
        return (prompt, _faults);
    }

    private void Begin()
    {
        if (builder.Subject is { } subject)
        {
            foreach (var fault in subject.Validate())
                _faults.Add(fault with { Place = $"{nameof(builder.Subject)}.{fault.Place}" });
            _prompt.Append(subject);
        }
        else if (builder.Topic is { } topic)
        {
            Add(string.Empty, nameof(builder.Topic), topic);
        }
    }

    private void AddLettering(string place, PromptLettering lettering)
    {
        Add(", ", $"{place}.{nameof(lettering.Carrier)}", lettering.Carrier);
        place = $"{place}.{nameof(lettering.Words)}";
        var quoted = LetteringText.Quote(place, lettering.Words ?? string.Empty, _faults);
        _prompt.Append(" with the words ");
        _parts.Add(new(place, MappedText.Of(lettering.Words ?? string.Empty), _prompt.Length, quoted.Length));
        _prompt.Append(quoted);
    }

    private void AddSentence(string place, string? text)
    {
        if (text is null)
            return;
        Add(" ", place, text, isSentence: true);
        _prompt.Append('.');
    }

    private static void AddList<T>(string place, IReadOnlyList<T> items, Action<string, T> add)
    {
        for (var i = 0; i < items.Count; i++)
            add(Invariant($"{place}[{i}]"), items[i]);
    }

    private void Add(string link, string place, string raw, bool isSentence = false)
    {
        var text = FreeText.Read(place, raw ?? string.Empty, _faults);
        if (text.Length == 0)
            return;
        _prompt.Append(link);
        _parts.Add(new(place, text, _prompt.Length, text.Length));
        var said = text.Text;
        _prompt.Append(isSentence ? char.ToUpperInvariant(said[0]) + said[1..] : said);
    }

    private void Lint(string prompt, PromptLinter? linter)
    {
        if (LintMarker.RemoveFrom(prompt).Length != prompt.Length)
            _faults.Add(new("Prompt", "ends with a note to the linter; leave it out."));
        foreach (var order in FreeText.Orders("Prompt", MappedText.Of(prompt)))
            _faults.Add(order);
        var facts = builder.Subject?.Facts ?? PromptFacts.None;
        foreach (var diagnostic in linter is null ? PromptLintings.Find(prompt, facts) : linter.Lint(prompt.AsSpan(), facts))
            _faults.Add(FaultOf(diagnostic));
    }

    private FluxFault FaultOf(PromptDiagnostic diagnostic)
    {
        var problem = $"{diagnostic.RuleId}: {diagnostic.Message}";
        // What spans several parts is a matter of the whole.
        var part = _parts.Find(part => diagnostic.Start >= part.Start && diagnostic.Span.End <= part.Start + part.Length && diagnostic.Length > 0);
        return part is null
            ? PromptPlace.Fault("Prompt", diagnostic.Span, problem)
            : PromptPlace.Fault(part.Place, part.Text.OriginOf(new(diagnostic.Start - part.Start, diagnostic.Length)), problem);
    }
}
