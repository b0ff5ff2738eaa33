using Astria.Flux.Cli.Prompts;
using Astria.Flux.Cli.Terminals;

namespace Astria.Flux.Cli.Generate;

/// <summary>The prompts that a user gave: as words, or in files.</summary>
internal static class PromptSource
{
    private const string StandardInput = "-";

    /// <exception cref="WrongUseException">A file isn't there or can't be understood; or there is no prompt at all.</exception>
    public static IReadOnlyList<string> Read(Terminal terminal, IReadOnlyList<string> words, string? file, string? column)
    {
        List<string> prompts = [.. words.Where(word => !string.IsNullOrWhiteSpace(word)), .. file is null ? [] : FromFile(terminal, file, column)];
        if (prompts.Count == 0) throw new WrongUseException(file is null ? "give a prompt, or a file of prompts with --prompts." : $"there is no prompt in {file}.");
        return prompts;
    }

    private static List<string> FromFile(Terminal terminal, string file, string? column)
    {
        var path = terminal.PathOf(file);
        if (file != StandardInput && !File.Exists(path)) throw new WrongUseException($"--prompts: there is no file {file}.");
        var kind = PromptFileKinds.Of(file);
        if (column is not null && kind != PromptFileKind.Csv) throw new WrongUseException($"--column is for tables (.csv, .tsv), and {file} is none.");
        using var stream = file == StandardInput ? terminal.Input : File.OpenRead(path);
        using var reader = new PromptReader(MarkedText.Open(stream));
        var pieces = Pieces(reader, kind, file, column);
        var faults = pieces.Where(piece => piece.Fault is not null).Select(piece => Invariant($"{file}:{piece.FaultPlace}: {piece.Fault}")).ToList();
        return faults.Count == 0 ? [.. pieces.Select(piece => piece.Prompt).Where(prompt => !string.IsNullOrWhiteSpace(prompt)).Select(prompt => prompt!)] : throw new WrongUseException(string.Join('\n', faults));
    }

    // What is wrong with the whole file doesn't know which it is.
    private static List<PromptPiece> Pieces(PromptReader reader, PromptFileKind kind, string file, string? column)
    {
        try
        {
            return [.. PromptPieces.Read(reader, kind, column)];
        }
        catch (WrongUseException e)
        {
            throw new WrongUseException($"{file}: {e.Message}");
        }
    }
}
