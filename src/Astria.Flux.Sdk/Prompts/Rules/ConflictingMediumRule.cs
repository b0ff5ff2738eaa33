using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX503: taken and painted at once, <c>photo, oil painting</c>.</summary>
internal sealed class ConflictingMediumRule()
    : ConflictRule(
        "FLX503",
        "Conflicting media",
        PromptSeverity.Information,
        (PromptSignals.Photograph, "photo|photograph|photography|photorealistic|photographic|dslr"),
        (PromptSignals.Artwork, "oil painting|watercolor painting|watercolour painting|watercolor|watercolour|anime|cartoon|pencil sketch|pencil drawing|pixel art|vector art|line drawing|3d render"))
{
    private const int Adjacent = 4;

    // "A photo of an oil painting" is a photo; far apart, they may belong to different things.
    protected override bool Excuses(TokenView view, int left, int leftEnd, int right, int rightEnd)
    {
        var (first, last) = left < right ? (leftEnd, right) : (rightEnd, left);
        if (last - first > Adjacent)
            return true;
        for (var i = first + 1; i < last; i++)
        {
            if (view.Kind(i) is not (PromptTokenKind.Comma or PromptTokenKind.Word) || view.Is(i, "of") || view.Is(i, "and") || view.Is(i, "with") || view.Is(i, "in") || view.Is(i, "from") || view.Is(i, "into"))
                return true;
        }

        return view.Is(last + 2, "of") || view.Is(rightEnd + 1, "style") || view.Is(leftEnd + 1, "of");
    }
}
