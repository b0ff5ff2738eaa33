using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX120: embeddings of Stable Diffusion, <c>embedding:x</c>, <c>EasyNegative</c>. FLUX has none.</summary>
internal sealed class EmbeddingRule()
    : FluxRule("FLX120", "Embeddings", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, PromptSignals.Embedding | PromptSignals.Tag)
{
    public static bool IsEmbedding(ReadOnlySpan<char> tag) =>
        tag.StartsWith("<embed:".AsSpan(), StringComparison.OrdinalIgnoreCase) || tag.StartsWith("<embedding:".AsSpan(), StringComparison.OrdinalIgnoreCase);

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        for (var i = view.Next(0, PromptSignals.Embedding, PromptTokenKind.AngleTag); i < view.Count; i = view.Next(i + 1, PromptSignals.Embedding, PromptTokenKind.AngleTag))
        {
            var last = Read(view, i);
            if (last < i)
                continue;
            var cut = Cut(view, i, last);
            var fix = cut.Length < context.Text.Characters.Length ? new PromptFix("Remove the embedding", PromptFixKind.Safe, PromptEdit.Remove(cut)) : null;
            context.Report(view.Span(i, last), "FLUX has no embeddings; it reads the name as words. Remove it.", fix);
            i = last;
        }
    }

    // With the brackets that hold nothing else.
    private static PromptSpan Cut(TokenView view, int first, int last)
    {
        while (view.IsKind(first - 1, PromptTokenKind.OpenBracket))
        {
            var isWeighted = view.IsKind(last + 1, PromptTokenKind.Colon) && view.IsKind(last + 2, PromptTokenKind.Number);
            var close = isWeighted ? last + 3 : last + 1;
            if (view.Tokens[first - 1].Match != close)
                break;
            first--;
            last = close;
        }

        // The comma behind "a cat embedding:x, a dog" parts the cat from the dog.
        var isBehindWord = view.Kind(first - 1) is PromptTokenKind.Word or PromptTokenKind.Number or PromptTokenKind.Quoted or PromptTokenKind.CloseBracket;
        return isBehindWord ? PromptSpan.FromBounds(view.Tokens[first - 1].End, view.Tokens[last].End) : view.Cut(first, last);
    }

    private static int Read(TokenView view, int index)
    {
        if (view.Kind(index) == PromptTokenKind.AngleTag)
            return IsEmbedding(view.Text(index)) ? index : -1;
        if (!view.Has(index, PromptSignals.Embedding))
            return -1;
        if (!view.Is(index, "embedding"))
            return index;
        if (!view.IsKind(index + 1, PromptTokenKind.Colon) || !view.IsGlued(index + 1) || !view.IsGlued(index + 2) || !view.IsKind(index + 2, PromptTokenKind.Word))
            return -1;
        var hasWeight = view.IsKind(index + 3, PromptTokenKind.Colon) && view.IsKind(index + 4, PromptTokenKind.Number) && view.IsGlued(index + 3) && view.IsGlued(index + 4);
        return hasWeight ? index + 4 : index + 2;
    }
}
