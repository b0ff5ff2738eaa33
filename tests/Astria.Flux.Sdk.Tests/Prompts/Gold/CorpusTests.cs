using System.Globalization;
using System.Text;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Tests.Prompts.Gold;

/// <summary>Promises kept over whole files of prompts: the project's own, what a fuzzer found, and thousands of people's where they lie beside the project.</summary>
internal sealed class CorpusTests
{
    private const double MostFalseAlarms = 0.003;

    // Benchmarks of descriptions, in plain English: none has a weight.
    private static readonly string[] PlainEnglish = ["parti.txt", "geneval.txt", "tifa_captions.txt", "drawbench.txt"];

    private static readonly string[] WeightRules = ["FLX101", "FLX102", "FLX103", "FLX104", "FLX105", "FLX106", "FLX107", "FLX108", "FLX109"];

    private static readonly PromptLinter Linter = new(FluxPromptRules.All);

    // Texts made to hurt, which need no file.
    private const string Bombs = "bombs";

    private static readonly string Project = Repository.PathOf(".");

    public static IEnumerable<string> Files() => [.. In("tests/Corpus/gold"), .. Beside(), "tests/Corpus/fuzz", Bombs];

    [TestCaseSource(nameof(Files))]
    public void Every_prompt_is_linted_and_repaired_and_repairing_twice_changes_nothing(string file)
    {
        foreach (var prompt in Prompts(file))
        {
            var lint = Linter.Lint(prompt);
            var once = lint.ApplyFixes();
            var isWithin = lint.Diagnostics.All(diagnostic => diagnostic.Start >= 0 && diagnostic.Span.End <= prompt.Length);

            (isWithin, Linter.Lint(once).ApplyFixes()).Should().Be((true, once));
            _ = lint.ApplyFixes(PromptFixKind.Suggestion);
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Every_repair_and_alternative_stays_within_its_prompt_and_touches_nothing_twice(string file)
    {
        foreach (var prompt in Prompts(file))
        {
            var repairs = Linter.Lint(prompt).Diagnostics.Select(diagnostic => diagnostic.Fix).OfType<PromptFix>().SelectMany(fix => fix.Alternatives.Append(fix));

            repairs.Where(fix => !AreSound(fix.Edits, prompt.Length)).Should().BeEmpty("'{0}' is repaired within itself", prompt);
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Repairs_leave_tags_addresses_and_the_flags_of_Astria_as_they_are(string file)
    {
        foreach (var prompt in Prompts(file))
        {
            var cut = Linter.Lint(prompt).Diagnostics.Where(diagnostic => diagnostic.RuleId is "FLX202" or "FLX704" or "FLX112").Select(diagnostic => diagnostic.Span).ToArray();

            var left = Protected(Linter.Lint(prompt).ApplyFixes(), []);

            Protected(prompt, cut).Except(left, StringComparer.Ordinal).Should().BeEmpty("'{0}' keeps them", prompt);
        }
    }

    [Test]
    public void Plain_English_has_no_weights()
    {
        string[] files = ["tests/Corpus/gold/silent.txt", .. Beside().Where(file => PlainEnglish.Contains(Path.GetFileName(file)))];
        var prompts = files.SelectMany(Prompts).ToArray();

        var alarms = prompts.Where(prompt => Linter.Lint(prompt).Diagnostics.Any(diagnostic => WeightRules.Contains(diagnostic.RuleId))).ToArray();

        TestContext.Out.WriteLine($"{alarms.Length} of {prompts.Length}: {string.Join(" | ", alarms)}");
        ((double)alarms.Length / prompts.Length).Should().BeLessThan(MostFalseAlarms);
    }

    [Test]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        var prompts = In("tests/Corpus/gold").SelectMany(Prompts).ToArray();
        var expected = prompts.Select(Told).ToArray();
        // As German has it; made here, since a machine may have no cultures at all.
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator, german.NumberFormat.NegativeSign) = (",", ".", "\u2212");
        try
        {
            CultureInfo.CurrentCulture = german;
            prompts.Select(Told).Should().Equal(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Told(string prompt) => string.Join('\n', Linter.Lint(prompt).Diagnostics.Select(diagnostic => $"{diagnostic} {diagnostic.Fix?.Title}")) + Linter.Lint(prompt).ApplyFixes();
    }

    private static bool AreSound(IReadOnlyList<PromptEdit> edits, int length)
    {
        var end = 0;
        foreach (var span in edits.Select(edit => edit.Span).OrderBy(span => span.Start))
        {
            if (span.Start < end || span.Length < 0)
                return false;
            end = span.End;
        }

        return end <= length;
    }

    private static IEnumerable<string> Prompts(string file) => file switch
    {
        Bombs => Attacks(),
        "tests/Corpus/fuzz" => [.. Directory.GetFiles(PathOf(file), "*.txt").Select(File.ReadAllBytes).Select(Fuzzed), .. File.ReadLines(PathOf(file + "/found.base64")).Select(Convert.FromBase64String).Select(Fuzzed)],
        _ when file.StartsWith("tests/", StringComparison.Ordinal) => GoldRow.Read(PathOf(file)).Select(row => row.Text),
        _ => File.ReadLines(PathOf(file)),
    };

    // As the fuzzer's own program reads bytes: what is no UTF-8 becomes half of a surrogate pair.
    private static string Fuzzed(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace('\uFFFD', '\uD83D');

    private static IEnumerable<string> Attacks()
    {
        foreach (var piece in (string[])["(", ")", "((", "[", "{", "{a|", "<lora:", "<", "\"", "'", "no ", "not ", "no a, ", "a, ", "a:1.2) ", "(a:1.2", "::", "--no a ", "__a", "\\(", "\ud800", "\udc00", "\u200b", "\0", "\r\n", "NO ", "Negative prompt: ", "1.5::"])
            yield return string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        yield return string.Concat(Enumerable.Repeat('(', 10_000)) + "cat" + string.Concat(Enumerable.Repeat(":1.2)", 10_000));
        yield return string.Concat(Enumerable.Repeat("a man with no hat, (red:1.3) car, ", 30_000));
    }

    // What a repair may not touch, in order; not what is cut with a section around it.
    private static List<string> Protected(string prompt, PromptSpan[] cut)
    {
        using var text = PromptText.Scan(prompt);
        List<string> found = [];
        foreach (var token in text.Tokens)
        {
            var isKept = token.Kind is PromptTokenKind.NetworkTag or PromptTokenKind.Url || (token.Kind == PromptTokenKind.Flag && new FlagText(text[token]).Kind is PromptFlagKind.AstriaText or PromptFlagKind.AstriaValue or PromptFlagKind.AstriaSwitch);
            if (isKept && !cut.Any(span => span.Overlaps(token.Span)))
                found.Add(text[token].ToString());
        }

        return found;
    }

    private static string[] Beside() => Directory.Exists(PathOf("../shared/data/prompts")) ? In("../shared/data/prompts") : [];

    private static string[] In(string folder) => [.. Directory.GetFiles(PathOf(folder), "*.txt").Select(path => $"{folder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal)];

    private static string PathOf(string path) => Path.Combine(Project, path);
}
