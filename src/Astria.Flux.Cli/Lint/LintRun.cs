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

    private bool _hasFindings;
    private bool _isWrong;
    private int _repaired;

    public int Execute(IReadOnlyList<LintInput> inputs, ReportKind kind)
    {
        // Repaired prompts have standard output to themselves, so that they can go on to the next program.
        var isFilter = fix && kind == ReportKind.Text && inputs.Any(input => input.Path is null);
        var prompts = inputs.SelectMany(input => Lint(input, isFilter)).Select(Counted);
        if (kind == ReportKind.Sarif)
        {
            LintSarif.Write(terminal.Output, prompts, FluxPromptRules.All);
        }
        else
        {
            foreach (var prompt in prompts)
                Report(prompt, kind, isFilter);
            terminal.Writer.Flush();
        }

        return _isWrong ? ExitCode.WrongUse : _hasFindings ? ExitCode.Findings : ExitCode.Clean;
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

    private IEnumerable<LintedPrompt> Lint(LintInput input, bool isFilter)
    {
        if (input.Path is null)
            return Lint(input, Opened(terminal.Input), isFilter ? terminal.Writer : null);
        return fix ? Repair(input, input.Path) : Read(input, input.Path);
    }

    private IEnumerable<LintedPrompt> Read(LintInput input, string path)
    {
        using var text = Opened(File.OpenRead(path));
        foreach (var prompt in Lint(input, text, repaired: null))
            yield return prompt;
    }

    private List<LintedPrompt> Repair(LintInput input, string path)
    {
        _repaired = 0;
        var before = File.ReadAllBytes(path);
        using var buffer = new MemoryStream();
        // The byte order mark says how the file is written, and that is how it stays.
        var encoding = TextEncodings.Of(before);
        using var repaired = new StreamWriter(buffer, encoding);
        using var stream = new MemoryStream(before);
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false);
        // All of it before any is written: a file that turns out to be no text stays as it is.
        var prompts = Lint(input, text, repaired).ToList();
        repaired.Flush();
        if (_repaired > 0)
        {
            WholeFile.Rewrite(path, buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
            terminal.Tell($"{input.Title}: {Amounts.Count(_repaired, "prompt")} repaired");
        }

        return prompts;
    }

    private static StreamReader Opened(Stream stream) => new(stream, TextEncodings.Usual);

    private IEnumerable<LintedPrompt> Lint(LintInput input, StreamReader text, TextWriter? repaired)
    {
        var linter = linters.For(input.Path);
        using var reader = new PromptReader(text, input.Title);
        foreach (var read in Named(input, PromptPieces.Read(reader, input.Kind, column)))
        {
            var piece = read;
            if (piece.Fault is { } fault)
                Refuse(input, piece.Line, fault);
            if (piece.Prompt is null)
            {
                repaired?.Write(piece.Raw);
                continue;
            }

            var result = (string.IsNullOrWhiteSpace(piece.Prompt) ? NoRules : linter).Lint(piece.Prompt);
            if (fix && result.ApplyFixes() is var mended && !string.Equals(mended, piece.Prompt, StringComparison.Ordinal))
            {
                _repaired++;
                foreach (var setting in result.Settings)
                    terminal.Tell(Invariant($"{input.Title}:{piece.Line}: {setting.Name} {setting.Value} was taken out of the prompt; it belongs to the request."));
                piece = piece.With(mended);
                result = linter.Lint(mended);
            }

            repaired?.Write(piece.Raw);
            yield return new(result) { File = input.Name, Line = piece.Line, JsonColumns = piece.JsonColumns, CsvPositions = piece.CsvPositions };
        }
    }

    // A table's own faults don't know which file they are of.
    private static IEnumerable<PromptPiece> Named(LintInput input, IEnumerable<PromptPiece> pieces)
    {
        using var each = pieces.GetEnumerator();
        while (true)
        {
            try
            {
                if (!each.MoveNext()) yield break;
            }
            catch (WrongUseException e) when (!e.Message.StartsWith(input.Title, StringComparison.Ordinal))
            {
                throw new WrongUseException($"{input.Title} {e.Message}");
            }

            yield return each.Current;
        }
    }

    private void Refuse(LintInput input, int line, string fault)
    {
        _isWrong = true;
        terminal.Tell(Invariant($"{input.Title}:{line}: {fault}"));
    }
}
