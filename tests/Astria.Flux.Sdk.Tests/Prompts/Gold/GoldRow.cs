using System.Text;
using System.Text.Json;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Tests.Prompts.Gold;

/// <summary>A prompt labelled by hand: where a correct linter finds what.</summary>
internal sealed class GoldRow
{
    // The kinds of the marked files, and what the JSON files call them.
    private static readonly Dictionary<char, string> Kinds = new()
    {
        ['n'] = "negation",
        ['o'] = "optional_negation",
        ['w'] = "weighting",
        ['i'] = "implicit_weighting",
        ['l'] = "lora",
        ['s'] = "special",
        ['f'] = "foreign_flags",
        ['p'] = "placeholder",
        ['g'] = "negative_section",
    };

    private readonly Dictionary<string, List<PromptSpan>> _spans = Kinds.Values.ToDictionary(kind => kind, _ => new List<PromptSpan>());

    private GoldRow(string id, string text)
    {
        Id = id;
        Text = text;
    }

    public string Id { get; }

    public string Text { get; }

    /// <summary>Whether a correct linter has no warning about any of the kinds.</summary>
    public bool IsSilent => _spans.Values.All(spans => spans.Count == 0);

    public IEnumerable<PromptSpan> Spans(params string[] kinds) => kinds.SelectMany(kind => _spans[kind]);

    /// <summary>Reads files of JSON objects, or of prompts marked like <c>a man, ⟦n:no hat⟧</c>.</summary>
    public static IEnumerable<GoldRow> Read(string path) =>
        File.ReadLines(path).Select((line, index) => (Line: line, Id: $"{Path.GetFileName(path)}:{index + 1}"))
            .Where(row => row.Line.Length > 0 && !row.Line.StartsWith("# ", StringComparison.Ordinal))
            .Select(row => path.EndsWith(".jsonl", StringComparison.Ordinal) ? OfJson(row.Line, row.Id) : OfMarks(row.Line.Replace("\\n", "\n", StringComparison.Ordinal), row.Id));

    private static GoldRow OfJson(string line, string id)
    {
        using var json = JsonDocument.Parse(line);
        GoldRow row = new(id, json.RootElement.GetProperty("text").GetString()!);
        foreach (var (kind, spans) in row._spans)
        {
            if (json.RootElement.TryGetProperty(kind, out var pairs))
                spans.AddRange(pairs.EnumerateArray().Select(pair => PromptSpan.FromBounds(pair[0].GetInt32(), pair[1].GetInt32())));
        }

        return row;
    }

    private static GoldRow OfMarks(string line, string id)
    {
        StringBuilder text = new();
        List<(string Kind, int Start, int End)> found = [];
        Stack<(string Kind, int Start)> open = new();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '⟦')
            {
                open.Push((Kinds[line[i + 1]], text.Length));
                i += 2;
            }
            else if (line[i] == '⟧')
            {
                found.Add((open.Peek().Kind, open.Pop().Start, text.Length));
            }
            else
            {
                text.Append(line[i]);
            }
        }

        GoldRow row = new(id, text.ToString());
        foreach (var (kind, start, end) in found)
            row._spans[kind].Add(PromptSpan.FromBounds(start, end));
        return row;
    }
}
