using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Astria.Flux.Benchmarks;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Tests.Prompts.Gold;

/// <summary>Compares what the linter finds with what people labelled. A hit is an overlap; optional spans count neither way.</summary>
internal sealed class GoldScore
{
    private static readonly PromptLinter Linter = new(FluxPromptRules.All);
    private static readonly string[] NegationRules = ["FLX201", "FLX202", "FLX203"];
    private static readonly string[] WeightRules = ["FLX101", "FLX102", "FLX104", "FLX105", "FLX106", "FLX107", "FLX108", "FLX109"];

    private readonly StringBuilder _faults = new();
    private int _silentRows;

    public GoldScore(IEnumerable<GoldRow> rows)
    {
        foreach (var row in rows)
            Add(row);
    }

    public Counts Negation { get; } = new();

    public Counts Weighting { get; } = new();

    public Counts NetworkTags { get; } = new();

    /// <summary>How well an expression of all cues finds negatives: what people write instead.</summary>
    public Counts CueExpression { get; } = new();

    /// <summary>The same of the commonest cues.</summary>
    public Counts CommonCueExpression { get; } = new();

    public int SilentRowsWithWarning { get; private set; }

    public double SilentRate => _silentRows == 0 ? 0 : (double)SilentRowsWithWarning / _silentRows;

    /// <summary>The table, and every fault under it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        |                                         |   P   |   R   | found | wrong | missed |
        | negation                                | {Negation}
        | negation, by an expression of all cues  | {CueExpression}
        | negation, by one of the commonest cues  | {CommonCueExpression}
        | weighting                               | {Weighting}
        | network tags                            | {NetworkTags}
        silent rows with a warning: {SilentRowsWithWarning} of {_silentRows}
        {_faults}
        """);

    private void Add(GoldRow row)
    {
        var warnings = Linter.Lint(row.Text).Diagnostics.Where(diagnostic => diagnostic.Severity >= PromptSeverity.Warning).ToArray();
        Count(row, Negation, Spans(warnings, NegationRules), row.Spans("negation"), OptionalNegation(row));
        Count(row, CueExpression, PromptRivals.Cues);
        Count(row, CommonCueExpression, PromptRivals.CommonCues);
        Count(row, Weighting, Spans(warnings, WeightRules), row.Spans("weighting"), row.Spans("implicit_weighting", "special", "placeholder"));
        CountTags(row);
        if (!row.IsSilent)
            return;
        _silentRows++;
        if (warnings.Length == 0)
            return;
        SilentRowsWithWarning++;
        _faults.AppendLine(CultureInfo.InvariantCulture, $"not silent: {row.Id} {warnings[0]}");
    }

    private static IEnumerable<PromptSpan> OptionalNegation(GoldRow row) => row.Spans("optional_negation", "negative_section", "foreign_flags");

    private static void Count(GoldRow row, Counts counts, Regex expression)
    {
        PromptSpan[] found = [.. expression.Matches(row.Text).Select(match => new PromptSpan(match.Index, match.Length))];
        foreach (var span in row.Spans("negation"))
            counts.Add(found.Any(other => other.Overlaps(span)));
        counts.AddWrong(found.Count(span => !row.Spans("negation").Concat(OptionalNegation(row)).Any(other => other.Overlaps(span))));
    }

    private void Count(GoldRow row, Counts counts, PromptSpan[] found, IEnumerable<PromptSpan> gold, IEnumerable<PromptSpan> optional)
    {
        foreach (var span in gold)
        {
            var isFound = found.Any(other => other.Overlaps(span));
            counts.Add(isFound);
            if (!isFound)
                _faults.AppendLine(CultureInfo.InvariantCulture, $"missed: {row.Id} '{row.Text[span.Start..span.End]}'");
        }

        foreach (var span in found.Where(span => !gold.Concat(optional).Any(other => other.Overlaps(span))))
        {
            counts.AddWrong(1);
            _faults.AppendLine(CultureInfo.InvariantCulture, $"wrong: {row.Id} '{row.Text[span.Start..span.End]}'");
        }
    }

    // Network tags are exact: the same stretch, not an overlap.
    private void CountTags(GoldRow row)
    {
        var found = Tags(row.Text);
        var gold = row.Spans("lora").ToArray();
        foreach (var span in gold)
            NetworkTags.Add(found.Contains(span));
        NetworkTags.AddWrong(found.Count(span => !gold.Contains(span)));
    }

    private static List<PromptSpan> Tags(string prompt)
    {
        using var text = PromptText.Scan(prompt);
        List<PromptSpan> spans = [];
        foreach (var token in text.Tokens)
        {
            if (token.Kind == PromptTokenKind.NetworkTag)
                spans.Add(token.Span);
        }

        return spans;
    }

    private static PromptSpan[] Spans(IEnumerable<PromptDiagnostic> diagnostics, string[] rules) =>
        [.. diagnostics.Where(diagnostic => rules.Contains(diagnostic.RuleId)).Select(diagnostic => diagnostic.Span)];

    /// <summary>How often it was right, and how it was wrong.</summary>
    internal sealed class Counts
    {
        private int _found;
        private int _missed;
        private int _wrong;

        public double Precision => _found + _wrong == 0 ? 1 : (double)_found / (_found + _wrong);

        public double Recall => _found + _missed == 0 ? 1 : (double)_found / (_found + _missed);

        public void Add(bool isFound)
        {
            if (isFound)
                _found++;
            else
                _missed++;
        }

        public void AddWrong(int count) => _wrong += count;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Precision:F3} | {Recall:F3} | {_found,5} | {_wrong,5} | {_missed,6} |");
    }
}
