using System.Diagnostics.CodeAnalysis;

namespace Astria.Flux.Prompts.Composition;

/// <summary>Puts a prompt together in the order FLUX heeds: the subject first, then what it does and where, details, letters, light, camera, style.</summary>
/// <remarks>
/// <para>Immutable: each call gives another builder. Anybody's text can go in. Blanks and line breaks are tidied, invisible characters go, and
/// what the linter can safely take out is taken out: of <c>(red:1.3) coat</c> the words stay, of <c>a coat, no hat</c> the coat. What would be an
/// order is refused with its place: <c>&lt;lora:…&gt;</c>, <c>--ar 16:9</c>, <c>{a|b}</c>, a negative that is all there is, a note to the linter.</para>
/// <para>The prompt that comes out is one to which the linter has nothing to say.</para>
/// </remarks>
public sealed record PromptBuilder
{
    private PromptBuilder()
    {
    }

    /// <summary>Who or what the prompt is about.</summary>
    /// <value><see langword="null"/> when it is about what words say.</value>
    public PromptSubject? Subject { get; private init; }

    /// <summary>What the prompt is about, in words, where there is no subject: <c>a lighthouse</c>.</summary>
    /// <value><see langword="null"/> when there is a subject.</value>
    public string? Topic { get; private init; }

    /// <summary>What it does: <c>stands</c>, <c>leans on a railing</c>.</summary>
    /// <value>Default: <see langword="null"/>, nothing is said.</value>
    public string? Action { get; private init; }

    /// <summary>Where, and when: <c>on a pier at dawn</c>.</summary>
    /// <value>Default: <see langword="null"/>, nothing is said.</value>
    public string? Scene { get; private init; }

    /// <summary>Details, in order: <c>wearing a linen shirt</c>.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Details { get; private init; } = [];

    /// <summary>Letters that are to be seen, in order.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<PromptLettering> Letterings { get; private init; } = [];

    /// <summary>Where the light comes from: <c>soft window light from the left</c>.</summary>
    /// <value>Default: <see langword="null"/>, nothing is said.</value>
    public string? Light { get; private init; }

    /// <summary>How it is taken: <c>shot on a 35mm lens from a low angle</c>.</summary>
    /// <value>Default: <see langword="null"/>, nothing is said.</value>
    public string? Camera { get; private init; }

    /// <summary>What it looks like as a whole: <c>a grainy film still in muted colors</c>.</summary>
    /// <value>Default: <see langword="null"/>, nothing is said.</value>
    public string? Style { get; private init; }

    /// <summary>Begins a prompt about a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <returns>A builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is <see langword="null"/>.</exception>
    public static PromptBuilder For(PromptSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return new() { Subject = subject };
    }

    /// <summary>Begins a prompt about the subject of a tune.</summary>
    /// <param name="token">The rare word that names it, such as <c>ohwx</c>.</param>
    /// <param name="subjectClass">What it is, such as <c>man</c>.</param>
    /// <returns>A builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PromptBuilder For(string token, string subjectClass)
    {
        ArgumentNullException.ThrowIfNull(token);
        return For(new PromptSubject(token, subjectClass));
    }

    /// <summary>Begins a prompt about what the base model knows.</summary>
    /// <param name="topic">What it is about: <c>a lighthouse</c>.</param>
    /// <returns>A builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="topic"/> is <see langword="null"/>.</exception>
    public static PromptBuilder About(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return new() { Topic = topic };
    }

    /// <summary>Says what the subject does. The last one holds.</summary>
    /// <param name="action">A verb and what belongs to it: <c>leans on a railing</c>.</param>
    /// <returns>Another builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="action"/> is <see langword="null"/>.</exception>
    public PromptBuilder WithAction(string action) => this with { Action = NotNull(action) };

    /// <summary>Says where it is, and when. The last one holds.</summary>
    /// <param name="scene">With its preposition: <c>on a pier at dawn</c>.</param>
    /// <returns>Another builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scene"/> is <see langword="null"/>.</exception>
    public PromptBuilder WithScene(string scene) => this with { Scene = NotNull(scene) };

    /// <summary>Adds a detail.</summary>
    /// <param name="detail">What else is to be seen: <c>wearing a linen shirt</c>.</param>
    /// <returns>Another builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="detail"/> is <see langword="null"/>.</exception>
    public PromptBuilder WithDetail(string detail) => this with { Details = [.. Details, NotNull(detail)] };

    /// <summary>Adds letters that are to be seen: <c>holding a sign with the words "Hello"</c>.</summary>
    /// <param name="carrier">What they are on: <c>holding a sign</c>.</param>
    /// <param name="words">The letters, as they are to be seen; a line break begins another line. FLUX spells up to four words of a line
    /// well (Black Forest Labs' typography guide); more are refused.</param>
    /// <returns>Another builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public PromptBuilder WithLettering(string carrier, string words) => this with { Letterings = [.. Letterings, new(NotNull(carrier), NotNull(words))] };

    /// <summary>Says where the light comes from. The last one holds.</summary>
    /// <param name="light">The light: <c>soft window light from the left</c>.</param>
    /// <returns>Another builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="light"/> is <see langword="null"/>.</exception>
    public PromptBuilder WithLight(string light) => this with { Light = NotNull(light) };

    /// <summary>Says how it is taken. The last one holds.</summary>
    /// <param name="camera">Lens and point of view: <c>shot on a 35mm lens from a low angle</c>.</param>
    /// <returns>Another builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="camera"/> is <see langword="null"/>.</exception>
    public PromptBuilder WithCamera(string camera) => this with { Camera = NotNull(camera) };

    /// <summary>Says what it looks like as a whole. The last one holds.</summary>
    /// <param name="style">The look: <c>a grainy film still in muted colors</c>.</param>
    /// <returns>Another builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="style"/> is <see langword="null"/>.</exception>
    public PromptBuilder WithStyle(string style) => this with { Style = NotNull(style) };

    /// <summary>Puts the prompt together.</summary>
    /// <returns>A prompt to which the built-in rules have nothing to say at any profile, hints aside.</returns>
    /// <exception cref="PromptBuildException">Something can't be said; it lists every fault, and where it is.</exception>
    public string Build() => new PromptComposer(this).Compose(null) is { Faults.Count: 0 } made ? made.Prompt : throw Refusal(null);

    /// <summary>Puts the prompt together for one target, or with rules of one's own.</summary>
    /// <param name="linter">The linter, which knows the profile: a longer prompt fits some.</param>
    /// <returns>A prompt to which the linter has nothing to say.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="linter"/> is <see langword="null"/>.</exception>
    /// <exception cref="PromptBuildException">Something can't be said; it lists every fault, and where it is.</exception>
    public string Build(PromptLinter linter)
    {
        ArgumentNullException.ThrowIfNull(linter);
        return new PromptComposer(this).Compose(linter) is { Faults.Count: 0 } made ? made.Prompt : throw Refusal(linter);
    }

    /// <summary>Puts the prompt together, or says why not.</summary>
    /// <param name="prompt">The prompt, when the answer is <see langword="true"/>.</param>
    /// <param name="faults">Every fault, and where it is; empty when the answer is <see langword="true"/>.</param>
    /// <returns>Whether it can be said.</returns>
    public bool TryBuild([NotNullWhen(true)] out string? prompt, out IReadOnlyList<FluxFault> faults)
    {
        (var made, faults) = new PromptComposer(this).Compose(null);
        prompt = faults.Count == 0 ? made : null;
        return prompt is not null;
    }

    /// <summary>Whether two builders make the same prompt of the same parts.</summary>
    /// <param name="other">The other builder.</param>
    /// <returns>Whether all parts are equal.</returns>
    public bool Equals(PromptBuilder? other) =>
        other is not null && Subject == other.Subject && Topic == other.Topic && Action == other.Action && Scene == other.Scene && Light == other.Light
        && Camera == other.Camera && Style == other.Style && Details.SequenceEqual(other.Details, StringComparer.Ordinal) && Letterings.SequenceEqual(other.Letterings);

    /// <summary>A number that equal builders share.</summary>
    /// <returns>The number.</returns>
    public override int GetHashCode() => HashCode.Combine(Subject, Topic, Action, Scene, Light, Camera, Style, HashCode.Combine(Details.Count, Letterings.Count));

    /// <summary>The prompt; what keeps it from being said, where it can't be.</summary>
    /// <returns>Text for people. Never throws.</returns>
    public override string ToString() => TryBuild(out var prompt, out var faults) ? prompt : FluxFault.List("This can't be said in a prompt.", faults);

    private static string NotNull(string value, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    private PromptBuildException Refusal(PromptLinter? linter) => new(new PromptComposer(this).Compose(linter).Faults);
}
