using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Answers "what is to be seen instead?" for what people most often negate.</summary>
internal static class Rewrites
{
    // Longer lists are a matter for a person.
    private const int MostItems = 4;

    // What is asked of the one who draws.
    private static readonly WordTable Commands = new("add include show use put draw have depict render insert place display feature create generate wear");

    private static readonly string[] LineEnds = ["\r\n", "\n"];
    private static readonly Dictionary<string, string[]> Things = Read(RewriteWords.Things);
    private static readonly Dictionary<string, string[]> Opposites = Read(RewriteWords.Opposites);

    /// <summary>What may be seen instead, the best first; none when nothing is known for every part.</summary>
    public static IReadOnlyList<string> For(PromptText text, NegationFinding finding) => finding.Kind switch
    {
        NegationCue.No or NegationCue.Without or NegationCue.DevoidOf or NegationCue.Instruction => ForThings(text, finding.Cue + 1, finding.Last),
        NegationCue.Not when finding.First == finding.Cue => ForNot(text, finding),
        NegationCue.Not or NegationCue.Verb => ForCommand(text, finding),
        _ => [],
    };

    /// <summary>What may be seen instead of a thing; none when the thing is not known.</summary>
    public static IReadOnlyList<string> For(string thing) => Find(Things, thing.ToLowerInvariant());

    // "don't add text", "do not show any people": what is not to be added is the thing.
    private static IReadOnlyList<string> ForCommand(PromptText text, NegationFinding finding) =>
        Commands.Contains(new TokenView(text).Word(finding.Cue + 1)) ? ForThings(text, finding.Cue + 2, finding.Last) : [];

    private static IReadOnlyList<string> ForNot(PromptText text, NegationFinding finding)
    {
        var view = new TokenView(text);
        if (view.Is(finding.Cue + 1, "wearing"))
            return ForThings(text, finding.Cue + 2, finding.Last);
        var words = Words(view, finding.Cue + 1, finding.Last);
        return Opposites.TryGetValue(words, out var found) || Things.TryGetValue(words, out found) ? found : [];
    }

    private static IReadOnlyList<string> ForThings(PromptText text, int first, int last)
    {
        var view = new TokenView(text);
        var items = new List<IReadOnlyList<string>>();
        var start = first;
        for (var i = first; i <= last + 1; i++)
        {
            var isEnd = i > last || view.Kind(i) == PromptTokenKind.Comma || view.Is(i, "or") || view.Is(i, "and") || view.Is(i, "nor");
            if (!isEnd)
                continue;
            if (i > start)
                items.Add(Find(Things, Words(view, start, i - 1)));
            start = i + 1;
        }

        if (items.Count == 0 || items.Count > MostItems || items.Any(item => item.Count == 0))
            return [];
        return items.Count == 1 ? items[0] : [string.Join(", ", items.Select(item => item[0]).Distinct(StringComparer.Ordinal))];
    }

    // The words as the table has them: in lower case, without determiners.
    private static string Words(TokenView view, int first, int last)
    {
        var words = new List<string>();
        for (var i = first; i <= last; i++)
        {
            var word = view.Text(i).ToString().ToLowerInvariant();
            if (words.Count > 0 || (NegationLexicon.RoleOf(word.AsSpan()) & (WordRole.Determiner | WordRole.Preposition | WordRole.Adverb)) == WordRole.None)
                words.Add(word);
        }

        return string.Join(" ", words);
    }

    // "visible power lines" is about power lines.
    private static string[] Find(Dictionary<string, string[]> table, string phrase)
    {
        for (var rest = phrase; rest.Length > 0; rest = rest.IndexOf(' ') is >= 0 and var blank ? rest.Substring(blank + 1) : string.Empty)
        {
            if (table.TryGetValue(rest, out var found) || (rest[rest.Length - 1] == 's' && table.TryGetValue(rest.Substring(0, rest.Length - 1), out found)))
                return found;
        }

        return [];
    }

    private static Dictionary<string, string[]> Read(string lines)
    {
        var table = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in lines.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries))
        {
            var arrow = line.IndexOf(" => ", StringComparison.Ordinal);
            foreach (var word in line.Substring(0, arrow).Trim().Split('|'))
                table[word] = line.Substring(arrow + 4).Split('|');
        }

        return table;
    }
}
