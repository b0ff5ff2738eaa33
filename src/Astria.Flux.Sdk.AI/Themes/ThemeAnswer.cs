using System.Text.Json;

namespace Astria.Flux.AI.Themes;

/// <summary>Finds prompts in what a language model answered, however it wrapped them. Never throws.</summary>
internal sealed class ThemeAnswer
{
    // An answer that nests deeper is none.
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 };

    private static readonly string[] TextMembers = ["prompt", "text", "content", "description"];

    private ThemeAnswer(IReadOnlyList<string> prompts, IReadOnlyList<string> problems)
    {
        Prompts = prompts;
        Problems = problems;
    }

    /// <summary>The prompts, as they stand there.</summary>
    public IReadOnlyList<string> Prompts { get; }

    /// <summary>What is wrong with the answer as a whole, in words the model is told.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="mostCharacters">The longest answer that is read.</param>
    /// <param name="mostPrompts">The most prompts that are looked at.</param>
    public static ThemeAnswer Read(string answer, int mostCharacters, int mostPrompts)
    {
        if (string.IsNullOrWhiteSpace(answer))
            return new([], ["It was empty."]);
        if (answer.Length > mostCharacters)
            return new([], [Invariant($"It had {answer.Length} characters; {mostCharacters} are the most.")]);
        return Json(answer, mostPrompts) ?? Lines(answer, mostPrompts);
    }

    // The whole answer, or what stands between the first opening and the last closing bracket: fences and prose fall away.
    private static ThemeAnswer? Json(string answer, int mostPrompts) =>
        Parse(answer.AsMemory(), mostPrompts) ?? Between(answer, '{', '}', mostPrompts) ?? Between(answer, '[', ']', mostPrompts);

    private static ThemeAnswer? Between(string answer, char open, char close, int mostPrompts)
    {
        var start = answer.IndexOf(open, StringComparison.Ordinal);
        var end = answer.LastIndexOf(close);
        return start < 0 || end <= start ? null : Parse(answer.AsMemory(start, end + 1 - start), mostPrompts);
    }

    private static ThemeAnswer? Parse(ReadOnlyMemory<char> json, int mostPrompts)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            var list = ListIn(document.RootElement);
            return list is { } found ? Items(found, mostPrompts) : new([], ["It was JSON, but had no list \"prompts\"."]);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A half of a character in a name or a text.
            return new([], ["It held broken characters."]);
        }
    }

    private static JsonElement? ListIn(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return root;
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        if (root.TryGetProperty("prompts", out var prompts) && prompts.ValueKind == JsonValueKind.Array)
            return prompts;
        JsonElement? only = null;
        foreach (var member in root.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Array)
                only = only is null ? member.Value : null;
        }

        return only;
    }

    private static ThemeAnswer Items(JsonElement list, int mostPrompts)
    {
        var prompts = new List<string>();
        var others = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (prompts.Count == mostPrompts)
                break;
            if (TextOf(item) is { } text)
                prompts.Add(text);
            else
                others++;
        }

        return new(prompts, others > 0 ? [Invariant($"{others} of its items were no texts.")] : list.GetArrayLength() == 0 ? ["Its list was empty."] : []);
    }

    private static string? TextOf(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.String)
            return item.GetString();
        if (item.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in TextMembers)
        {
            if (item.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String)
                return text.GetString();
        }

        return null;
    }

    // A list without JSON: a line each, with or without a number or a bullet.
    private static ThemeAnswer Lines(string answer, int mostPrompts)
    {
        var prompts = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.TrimStart("0123456789.)-*•# \t".ToCharArray()).Trim('"', ',', '*', ' ', '\r'))
            .Where(line => line.Contains(' ', StringComparison.Ordinal) && line.Length > 40)
            .Take(mostPrompts)
            .ToList();
        return new(prompts, ["It was no JSON."]);
    }
}
