using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Composition;

/// <summary>Makes words of what somebody typed: notation goes and its words stay; what would be an order to some program is refused.</summary>
internal static class FreeText
{
    /// <summary>Longer texts fit into no prompt: T5 sees 512 tokens, of some four characters each.</summary>
    public const int MostCharacters = 4000;

    // Each pass takes something out; the rest is a matter for a person.
    private const int MostPasses = 32;

    private const string Ends = " .,;:!?-–—";

    // A part needn't be a prompt by itself: short, long and late are matters of the whole.
    private static readonly string[] OfTheWhole = ["FLX301", "FLX302", "FLX303", "FLX304", "FLX402", "FLX404", "FLX405"];

    // Rules whose safe fix takes out signs or praise and keeps what is said.
    private static readonly string[] Notation =
        ["FLX101", "FLX102", "FLX103", "FLX104", "FLX105", "FLX106", "FLX115", "FLX118", "FLX201", "FLX401", "FLX406", "FLX407", "FLX703"];

    // Nothing that these point at has a meaning: the sign itself goes.
    private static readonly string[] LoneSigns = ["FLX119", "FLX603"];

    /// <summary>Reads a text.</summary>
    /// <param name="place">What the caller calls it.</param>
    /// <param name="raw">The text.</param>
    /// <param name="faults">Gets what can't be said.</param>
    public static MappedText Read(string place, string raw, ICollection<FluxFault> faults)
    {
        if (raw.Length > MostCharacters)
        {
            faults.Add(new(place, Invariant($"has {raw.Length} characters; at most {MostCharacters} fit into a prompt.")));
            return MappedText.Of(string.Empty);
        }

        var others = faults.Count;
        if (LintMarker.RemoveFrom(raw).Length != raw.Length)
            faults.Add(new(place, "ends with a note to the linter; leave it out."));
        var text = MappedText.Of(raw);
        DropBackslashes(text);
        SettleQuotes(text);
        for (var pass = 0; pass < MostPasses && Repair(text); pass++)
            text.Tidy();
        text.TrimStart(Ends);
        text.TrimEnd(Ends);
        SettleQuotes(text);
        faults.AddAll(place, Refusals(text));
        if (text.Length == 0 && faults.Count == others)
            faults.Add(new(place, raw.All(char.IsWhiteSpace) ? "is blank." : "holds nothing that can be drawn."));
        return text;
    }

    /// <summary>What is an order to some program wherever it stands, even in quotes.</summary>
    public static IEnumerable<FluxFault> Orders(string place, MappedText text)
    {
        var found = new List<FluxFault>();
        using var prompt = PromptText.Scan(text.Text);
        foreach (var token in prompt.Tokens)
        {
            var order = token.Kind switch
            {
                PromptTokenKind.NetworkTag => "calls a network; tunes belong to the request, in Tunes",
                PromptTokenKind.AngleTag => "is a tag of some program",
                PromptTokenKind.Flag => "is a flag; options belong to the request",
                _ => null,
            };
            if (order is not null)
                found.Add(PromptPlace.Fault(place, text.OriginOf(token.Span), $"'{PromptPlace.Shorten(prompt[token].ToString())}' {order}."));
        }

        return found;
    }

    private static IEnumerable<(PromptSpan Origin, string Problem)> Refusals(MappedText text) =>
        PromptLintings.FindStrictly(text.Text, PromptFacts.None)
            .Where(diagnostic => !OfTheWhole.Contains(diagnostic.RuleId, StringComparer.Ordinal) && (diagnostic.Severity > PromptSeverity.Hint || diagnostic.RuleId == "FLX119"))
            .Select(diagnostic => (text.OriginOf(diagnostic.Span), Problem(diagnostic)));

    private static string Problem(PromptDiagnostic diagnostic) => $"{diagnostic.RuleId}: {diagnostic.Message}";

    private static void AddAll(this ICollection<FluxFault> faults, string place, IEnumerable<(PromptSpan Origin, string Problem)> problems)
    {
        foreach (var (origin, problem) in problems)
            faults.Add(PromptPlace.Fault(place, origin, problem));
    }

    private static bool Repair(MappedText text)
    {
        foreach (var diagnostic in PromptLintings.FindStrictly(text.Text, PromptFacts.None))
        {
            if (LoneSigns.Contains(diagnostic.RuleId, StringComparer.Ordinal))
            {
                text.Replace(diagnostic.Span, " ");
                return true;
            }

            if (!Notation.Contains(diagnostic.RuleId, StringComparer.Ordinal) || diagnostic.Fix is not { Kind: PromptFixKind.Safe, Settings.Count: 0 } fix)
                continue;
            foreach (var edit in fix.Edits.Reverse())
                text.Replace(edit.Span, edit.Replacement);
            return true;
        }

        return false;
    }

    private static void DropBackslashes(MappedText text)
    {
        var current = text.Text;
        for (var i = current.Length - 1; i >= 0; i--)
        {
            if (current[i] == '\\')
                text.Replace(new(i, 1), string.Empty);
        }

        text.Tidy();
    }

    // Quotes that hold letters stay, as double ones; others would swallow what comes after the text, and go.
    private static void SettleQuotes(MappedText text)
    {
        var current = text.Text;
        var isInside = new bool[current.Length];
        var pairs = new List<PromptSpan>();
        using (var prompt = PromptText.Scan(current))
        {
            foreach (var token in prompt.Tokens)
            {
                if (token.Kind != PromptTokenKind.Quoted)
                    continue;
                isInside.AsSpan(token.Start, token.Length).Fill(true);
                if (current[token.Start] is '\'' or '\u2018' && !prompt[token].Contains('"'))
                    pairs.Add(token.Span);
            }
        }

        foreach (var pair in pairs)
        {
            text.Replace(new(pair.Start, 1), "\"");
            text.Replace(new(pair.End - 1, 1), "\"");
        }

        for (var i = current.Length - 1; i >= 0; i--)
        {
            if (isInside[i])
                continue;
            if (current[i] is '"' or '\u201C' or '\u201D' or '\u201E' or '«' or '»')
                text.Replace(new(i, 1), string.Empty);
            else if (current[i] is '\'' or '\u2018' && (i == 0 || !char.IsLetterOrDigit(current[i - 1])))
                text.Replace(new(i, 1), "\u2019");
        }

        text.Tidy();
    }
}
