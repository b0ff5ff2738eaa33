using Astria.Flux.Prompts.Composition;

namespace Astria.Flux.Prompts.Themes.Grammar;

/// <summary>Says who does what, and where: the first sentence of a prompt.</summary>
internal sealed class ThemeSpeaker
{
    private static readonly string[] WaysOfDrawing = ["style", "aesthetic", "artstyle", "look", "filter", "technique"];

    private readonly SubjectCast _cast;
    private readonly string _subject;
    private readonly bool _isPlural;
    private readonly string _pictureOf;

    public ThemeSpeaker(PromptSubject subject)
    {
        _cast = subject.Cast;
        var noun = subject.SubjectClass.Split(' ')[^1].ToLowerInvariant();
        _isPlural = English.IsPlural(noun);
        _subject = subject.Token is not null ? subject.ToString()
            : English.Capitalize(_isPlural ? subject.SubjectClass : $"{English.Article(subject.SubjectClass)} {subject.SubjectClass}");
        _pictureOf = WaysOfDrawing.Contains(noun, StringComparer.Ordinal) ? "picture of" : "of";
    }

    public string Lead(ThemeDraft draft, bool extraFirst)
    {
        // What is added rather than said of the action brings its comma.
        var scene = draft.Scene[0] == ',' ? draft.Scene : $" {draft.Scene}";
        var where = string.Join(' ', new[] { scene, draft.Time?.Text, draft.Weather?.Text }.OfType<string>());
        var action = draft.Action?.Text ?? string.Empty;
        var extra = draft.Extra?.Text;
        if (_cast == SubjectCast.Style)
            return $"{_subject} {_pictureOf} {action}{where}{(extra is null ? string.Empty : $", {extra}")}";
        var what = English.Conjugate(action, _isPlural);
        return extra is null ? $"{_subject} {what}{where}"
            : extraFirst ? $"{_subject}, {extra}, {what}{where}" : $"{_subject} {what}{where}, {extra}";
    }
}
