using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules.Negation;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Reports every item of <c>--no dogs, text</c>, a list of negatives in the shape of a flag. Taking the flag away is <see cref="ForeignFlagRule"/>'s.</summary>
internal static class UnwantedFlags
{
    public static void Report(ref PromptRuleContext context)
    {
        foreach (var token in context.Text.Tokens)
        {
            if (token.Kind != PromptTokenKind.Flag)
                continue;
            var text = context.Text[token];
            var flag = new FlagText(text);
            if (flag.IsUnwanted)
                Report(ref context, token.Start + text.LastIndexOf(flag.Value), flag.Value);
        }
    }

    private static void Report(ref PromptRuleContext context, int start, scoped ReadOnlySpan<char> items)
    {
        while (items.Length > 0)
        {
            var comma = items.IndexOf(',');
            var item = comma < 0 ? items : items.Slice(0, comma);
            var thing = item.Trim();
            if (thing.Length > 0)
            {
                var words = thing.ToString();
                var message = NegationMessage.For("no " + words, Rewrites.For(words));
                context.Report(new(start + item.IndexOf(thing, StringComparison.Ordinal), thing.Length), message);
            }

            start += comma < 0 ? items.Length : comma + 1;
            items = comma < 0 ? default : items.Slice(comma + 1);
        }
    }
}
