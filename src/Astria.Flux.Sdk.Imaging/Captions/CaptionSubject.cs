namespace Astria.Flux.Imaging.Captions;

/// <summary>What a caption has to name: the token and the class, next to each other.</summary>
/// <remarks>Immutable.</remarks>
public sealed record CaptionSubject
{
    /// <summary>Creates a subject.</summary>
    /// <param name="token">The rare word that names it, such as <c>ohwx</c>.</param>
    /// <param name="subjectClass">What it is: a noun such as <c>man</c>, <c>cat</c> or <c>style</c>.</param>
    /// <exception cref="ArgumentException">The token is no single word, or the class is blank.</exception>
    public CaptionSubject(string token, string subjectClass)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        ArgumentException.ThrowIfNullOrWhiteSpace(subjectClass);
        if (token.Any(char.IsWhiteSpace))
            throw new ArgumentException($"The token '{token}' is more than one word; give one rare word, such as ohwx.", nameof(token));
        Token = token;
        SubjectClass = subjectClass.Trim();
    }

    /// <summary>The rare word that names it.</summary>
    public string Token { get; }

    /// <summary>What it is.</summary>
    public string SubjectClass { get; }

    /// <summary>Both, as captions have them.</summary>
    /// <returns><c>ohwx man</c>.</returns>
    public override string ToString() => $"{Token} {SubjectClass}";
}
