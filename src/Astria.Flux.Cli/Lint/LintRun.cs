using Astria.Flux.Cli.Files;
using Astria.Flux.Cli.Prompts;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Output;
using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Cli.Lint;

/// <summary>One run of <c>flux lint</c>: reads prompts one by one, repairs them if told to, and reports.</summary>
internal sealed class LintRun(Terminal terminal, Linters linters, PromptSeverity threshold, bool fix, string? column)
{
    // A line without a prompt has its place in the output, and nothing to lint.
    private static readonly PromptLinter NoRules = new([]);

    private readonly List<UnreadPrompts> _unread = [];
    private bool _hasFindings;
    private int _repaired;

    public int Execute(IReadOnlyList<LintInput> inputs, ReportKind kind)
    {
        linters.Prepare(inputs.Select(input => input.Path));
        // Repaired prompts have standard output to themselves, so that they can go on to the next program.
        var isFilter = fix && kind == ReportKind.Text && inputs.Any(input => input.Path is null);
        var prompts = inputs.SelectMany(input => Readable(input, Lint(input, isFilter))).Select(Counted);
        if (kind == ReportKind.Sarif)
        {
            LintSarif.Write(terminal.Output, prompts, FluxPromptRules.All, new() { PageOf = RulePages.Of, Unread = _unread });
        }
        else
        {
            foreach (var prompt in prompts)
                Report(prompt, kind, isFilter);
            terminal.Writer.Flush();
        }

        return _unread.Count > 0 ? ExitCode.WrongUse : _hasFindings ? ExitCode.Findings : ExitCode.Clean;
    }

    private void Report(LintedPrompt prompt, ReportKind kind, bool isFilter)
    {
        if (kind == ReportKind.Json)
            terminal.Writer.WriteLine(LintJson.Format(prompt.Result));
        else if (isFilter)
            terminal.Error.Write(LintText.Format(prompt));
        else
            terminal.Writer.Write(LintText.Format(prompt, terminal.Colors));
    }

    private LintedPrompt Counted(LintedPrompt prompt)
    {
        _hasFindings |= prompt.Result.Diagnostics.Any(diagnostic => diagnostic.Severity >= threshold);
        return prompt;
    }

    // A file that can't be read ends nothing but itself: the others are linted, and the exit code tells.
    private IEnumerable<LintedPrompt> Readable(LintInput input, IEnumerable<LintedPrompt> prompts)
    {
        using var each = prompts.GetEnumerator();
        while (true)
        {
            try
            {
                if (!each.MoveNext()) yield break;
            }
            catch (Exception e) when (e is WrongUseException or IOException or UnauthorizedAccessException)
            {
                Refuse(input, position: null, e is WrongUseException ? e.Message : $"can't be read or written: {e.Message}");
                yield break;
            }

            yield return each.Current;
        }
    }

    private IEnumerable<LintedPrompt> Lint(LintInput input, bool isFilter) => input.Path is null ? Filter(input, isFilter) : fix ? Repair(input, input.Path) : Read(input, input.Path);

    private IEnumerable<LintedPrompt> Filter(LintInput input, bool isFilter)
    {
        using var text = MarkedText.Open(terminal.Input);
        // What comes in UTF-16 goes out in UTF-16. The stream is the terminal's, to be closed by it.
        using var repaired = isFilter ? new StreamWriter(terminal.Output, text.CurrentEncoding, leaveOpen: true) : null;
        foreach (var prompt in Lint(input, text, repaired))
            yield return prompt;
    }

    private IEnumerable<LintedPrompt> Read(LintInput input, string path)
    {
        using var text = MarkedText.Open(File.OpenRead(path));
        foreach (var prompt in Lint(input, text, repaired: null))
            yield return prompt;
    }

    private IEnumerable<LintedPrompt> Repair(LintInput input, string path)
    {
        _repaired = 0;
        using var buffer = new MemoryStream();
        using var text = MarkedText.Open(new MemoryStream(File.ReadAllBytes(path)));
        // The byte order mark says how the file is written, and that is how it stays.
        using var repaired = new StreamWriter(buffer, text.CurrentEncoding);
        // All of it before any is written: a file that turns out to be no text stays as it is.
        var prompts = Lint(input, text, repaired).ToList();
        repaired.Flush();
        if (_repaired > 0)
        {
            WholeFile.Rewrite(path, buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
            terminal.Tell($"{input.Title}: {Amounts.Count(_repaired, "prompt")} repaired");
        }

        foreach (var prompt in prompts)
            yield return prompt;
    }

    private IEnumerable<LintedPrompt> Lint(LintInput input, StreamReader text, TextWriter? repaired)
    {
        var linter = linters.For(input.Path);
        using var reader = new PromptReader(text);
        foreach (var read in PromptPieces.Read(reader, input.Kind, column))
        {
            var piece = read;
            if (piece.Fault is { } fault)
                Refuse(input, new(piece.Line, piece.FaultColumn ?? 1), fault, piece.FaultPlace);
            if (piece.Prompt is null)
            {
                repaired?.Write(piece.Raw);
                continue;
            }

            var result = (string.IsNullOrWhiteSpace(piece.Prompt) ? NoRules : linter).Lint(piece.Prompt);
            if (MarkerHint.Find(piece.Prompt) is { } hint)
                Hint(Placed(input, piece, result).PositionOf(hint.Start), input, hint.Problem);
            if (fix && result.ApplyFixes() is var mended && !string.Equals(mended, piece.Prompt, StringComparison.Ordinal))
            {
                _repaired++;
                foreach (var setting in result.Settings)
                    terminal.Tell(Invariant($"{input.Title}:{piece.Line}: {setting.Name} {setting.Value} was taken out of the prompt; it belongs to the request."));
                piece = piece.With(mended);
                result = linter.Lint(mended);
            }

            repaired?.Write(piece.Raw);
            yield return Placed(input, piece, result);
        }
    }

    private static LintedPrompt Placed(LintInput input, PromptPiece piece, LintResult result) =>
        new(result) { File = input.Name, Line = piece.Line, JsonColumns = piece.JsonColumns, CsvPositions = piece.CsvPositions };

    private void Hint(PromptPosition position, LintInput input, string problem) => terminal.Tell(Invariant($"{input.Title}:{position.Line}:{position.Column}: {problem}"));

    private void Refuse(LintInput input, PromptPosition? position, string fault, string? place = null)
    {
        _unread.Add(new(input.Name, fault) { Position = position });
        terminal.Tell($"{input.Title}{(place is null ? string.Empty : $":{place}")}: {fault}");
    }
}
