using System.Text;
using Astria.Flux.Cli.Prompts;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Output;
using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Cli.Commands;

/// <summary>One run of <c>flux lint</c>: reads prompts one by one, repairs them if told to, and reports.</summary>
internal sealed class LintRun(Terminal terminal, Linters linters, PromptSeverity threshold, bool fix)
{
    private const string StandardInput = "-";

    // A line without a prompt has its place in the output, and nothing to lint.
    private static readonly PromptLinter NoRules = new([]);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private bool _hasFindings;
    private bool _isWrong;

    public int Execute(IReadOnlyList<string> files, ReportKind kind)
    {
        IReadOnlyList<string> inputs = files.Count == 0 ? [StandardInput] : files;
        ThrowIfMissing(inputs);
        // Repaired prompts have standard output to themselves, so that they can go on to the next program.
        var isFilter = fix && kind == ReportKind.Text && inputs.Contains(StandardInput, StringComparer.Ordinal);
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

    private void ThrowIfMissing(IEnumerable<string> inputs)
    {
        string[] missing = [.. inputs.Where(input => !IsStandardInput(input) && !File.Exists(PathOf(input)))];
        if (missing.Length > 0)
            throw new WrongUseException($"there is no file {string.Join(", ", missing)}.");
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

    private IEnumerable<LintedPrompt> Lint(string input, bool isFilter)
    {
        if (IsStandardInput(input))
            return Lint(input, linters.For(null), terminal.Input, isFilter ? terminal.Writer : null);
        return fix ? Repair(input) : Read(input);
    }

    private IEnumerable<LintedPrompt> Read(string input)
    {
        using var stream = File.OpenRead(PathOf(input));
        foreach (var prompt in Lint(input, linters.For(PathOf(input)), stream, repaired: null))
            yield return prompt;
    }

    private List<LintedPrompt> Repair(string input)
    {
        var path = PathOf(input);
        var before = File.ReadAllBytes(path);
        using var buffer = new MemoryStream();
        using var repaired = new StreamWriter(buffer, Strict);
        if (before.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            buffer.Write(Encoding.UTF8.Preamble);
        using var stream = new MemoryStream(before);
        // All of it before any is written: a file that turns out to be no text stays as it is.
        var prompts = Lint(input, linters.For(path), stream, repaired).ToList();
        repaired.Flush();
        if (!buffer.GetBuffer().AsSpan(0, (int)buffer.Length).SequenceEqual(before))
            File.WriteAllBytes(path, buffer.ToArray());
        return prompts;
    }

    private IEnumerable<LintedPrompt> Lint(string input, PromptLinter linter, Stream stream, TextWriter? repaired)
    {
        var isJson = Path.GetExtension(input).Equals(".jsonl", StringComparison.OrdinalIgnoreCase);
        using var reader = new StreamReader(stream, Strict);
        foreach (var line in TextLine.Read(Checked(reader, input)))
        {
            var prompt = isJson ? PromptLine.OfJson(line.Content) : PromptLine.OfText(line.Content);
            if (prompt is null && line.Content.AsSpan().Trim().Length > 0)
                Refuse(input, line);
            if (prompt is null)
            {
                repaired?.Write(line.Content + line.End);
                continue;
            }

            var result = (string.IsNullOrWhiteSpace(prompt.Prompt) ? NoRules : linter).Lint(prompt.Prompt);
            var columns = prompt.JsonColumns;
            var content = line.Content;
            if (fix && result.ApplyFixes() is var text && !string.Equals(text, prompt.Prompt, StringComparison.Ordinal))
            {
                content = prompt.With(text);
                columns = isJson ? PromptLine.OfJson(content)!.JsonColumns : null;
                result = linter.Lint(text);
            }

            repaired?.Write(content + line.End);
            yield return new(result) { File = IsStandardInput(input) ? null : input, Line = line.Number, JsonColumns = columns };
        }
    }

    private static Utf8Reader Checked(StreamReader reader, string input) => new(reader, IsStandardInput(input) ? "standard input" : input);

    private void Refuse(string input, TextLine line)
    {
        _isWrong = true;
        terminal.Error.WriteLine(Invariant($"flux: {input}:{line.Number}: is no JSON object with a text."));
    }

    private static bool IsStandardInput(string input) => string.Equals(input, StandardInput, StringComparison.Ordinal);

    private string PathOf(string input) => Path.Combine(terminal.Folder, input);
}
