using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Composition;

/// <summary>Who or what a prompt is about: the rare word a tune was taught, and what kind of thing that is.</summary>
public sealed record PromptSubject
{
    /// <summary>The most words a class has.</summary>
    public const int MostClassWords = 4;

    /// <summary>The most characters a token or a class has.</summary>
    public const int MostCharacters = 40;

    /// <summary>Creates the subject of a tune.</summary>
    /// <param name="token">The rare word that names it, such as <c>ohwx</c>; <see langword="null"/> for what the base model knows.</param>
    /// <param name="subjectClass">What it is, such as <c>man</c>, <c>golden retriever</c> or <c>style</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="subjectClass"/> is <see langword="null"/>.</exception>
    public PromptSubject(string? token, string subjectClass)
    {
        ArgumentNullException.ThrowIfNull(subjectClass);
        Token = token;
        SubjectClass = subjectClass;
        Kind = SubjectClasses.KindOf(SubjectClasses.Find(subjectClass) ?? SubjectCast.Thing);
    }

    /// <summary>The rare word that names it.</summary>
    /// <value><see langword="null"/> when there is none: the base model's own idea of the class is drawn.</value>
    public string? Token { get; }

    /// <summary>What it is.</summary>
    public string SubjectClass { get; }

    /// <summary>What kind of thing it is.</summary>
    /// <value>Default: known from the class; <see cref="PromptSubjectKind.Product"/> for a word that isn't known.</value>
    public PromptSubjectKind Kind { get; init; }

    internal SubjectCast Cast =>
        SubjectClasses.Find(SubjectClass) is { } cast && SubjectClasses.KindOf(cast) == Kind ? cast : SubjectClasses.CastOf(Kind);

    internal PromptFacts Facts => Token is null ? PromptFacts.None : new() { TriggerWord = Token };

    /// <summary>Reads a subject as people write it: <c>ohwx man</c>.</summary>
    /// <param name="text">The token, a blank, and the class. A single word is a class without a token.</param>
    /// <returns>The subject.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is <see langword="null"/>, empty or blank.</exception>
    public static PromptSubject Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 1 ? new(null, words[0]) : new(words[0], words[1]);
    }

    /// <summary>Finds everything that keeps it from standing at the beginning of a prompt.</summary>
    /// <returns>The faults, with <see cref="Token"/> or <see cref="SubjectClass"/> as their place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate() => SubjectCheck.Find(this);

    /// <summary>The subject as a prompt begins with it.</summary>
    /// <returns><c>ohwx man</c>.</returns>
    public override string ToString() => Token is null ? SubjectClass : $"{Token} {SubjectClass}";
}
