using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX403: tags of picture boards, <c>1girl</c>, <c>looking_at_viewer</c>, <c>score_9</c>. FLUX learned from sentences.</summary>
internal sealed class BooruTagRule()
    : FluxRule("FLX403", "Picture-board tags", PromptRuleCategory.Style, PromptSeverity.Information, PromptSignals.BooruWord | PromptSignals.Underscore)
{
    private static readonly PhraseTable Tags = new(
        "1girl|1boy|2girls|2boys|3girls|3boys|1other|1man|1woman|score_9|score_8_up|score_7_up|score_6_up|score_5_up|score_4_up|rating_safe|rating_explicit|source_anime|multiple girls|multiple boys|looking at viewer");

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        List<PromptEdit>? edits = null;
        int first = -1, last = -1;
        for (var i = view.Next(0, PromptSignals.BooruWord | PromptSignals.Underscore); i < view.Count; i = view.Next(i + 1, PromptSignals.BooruWord | PromptSignals.Underscore))
        {
            var end = view.Tokens[i].Kind != PromptTokenKind.Word ? -1 : IsSnakeCase(view, i) ? i : Tags.MayBegin(view.Tokens[i]) ? Tags.Match(view, i) : -1;
            if (end < 0)
                continue;
            if (first < 0)
                (first, last) = (i, end);
            if (view.Word(i).IndexOf('_') > 0)
                (edits ??= []).Add(new(view.Tokens[i].Span, view.Word(i).ToString().Replace('_', ' ')));
        }

        if (first >= 0)
        {
            context.Report(
                view.Span(first, last),
                "FLUX learned from sentences, not from picture-board tags. Say it in words.",
                edits is null ? null : new("Write blanks", PromptFixKind.Suggestion, edits.ToArray()));
        }
    }

    // Lower-case letters on both sides of each underscore: a file name in capitals is a name.
    private static bool IsSnakeCase(TokenView view, int index)
    {
        var word = view.Word(index);
        var underscore = word.IndexOf('_');
        return underscore > 0 && underscore < word.Length - 1 && word.IndexOf("__".AsSpan()) < 0
            && word[underscore - 1] is (>= 'a' and <= 'z') or (>= '0' and <= '9') && word[underscore + 1] is (>= 'a' and <= 'z') or (>= '0' and <= '9');
    }
}
