using Astria.Flux.Imaging.Facts;
using Astria.Flux.Prompts;

namespace Astria.Flux.Imaging.Captions;

/// <summary>Puts captions together from what is known about photos. Pure and thread-safe.</summary>
public static class CaptionComposer
{
    // A face as dark as this is worth a word (the advice's own threshold for a dark face).
    private const double DarkFace = 50;

    /// <summary>Describes a photo by its facts: the shot, where the face looks, who else is there, the light.</summary>
    /// <param name="facts">What is known about it.</param>
    /// <param name="subject">What is taught.</param>
    /// <param name="isCloseUp">Whether the picture is a close-up of its face.</param>
    /// <returns>Such as <c>a photo of ohwx man, close-up, looking to the left</c>. Only what the facts say: a photo without a face gives <c>a photo of ohwx man</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> or <paramref name="subject"/> is <see langword="null"/>.</exception>
    public static string Compose(PhotoFacts facts, CaptionSubject subject, bool isCloseUp)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(subject);
        var face = facts.CertainFaces.FirstOrDefault();
        var others = isCloseUp ? 0 : facts.CertainFaces.Count() - 1;
        string?[] parts =
        [
            $"a photo of {subject}",
            face is null ? null : Shot(isCloseUp ? ShotType.CloseUp : facts.Shot),
            face?.Yaw switch { FaceYaw.Left => "looking to the left", FaceYaw.Right => "looking to the right", FaceYaw.Front => "facing the camera", _ => null },
            others switch { <= 0 => null, 1 => "with another person", _ => "with other people" },
            face?.Light.Mean < DarkFace ? "in dim light" : null,
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }

    /// <summary>The caption that is trained on: the one given, or else one put together; with token and class in it, and linted.</summary>
    internal static PhotoCaption? For(PhotoFacts photo, string? caption, bool isCloseUp, CaptionSubject? subject, string closeUpPrefix, PromptLinter linter)
    {
        var given = string.IsNullOrWhiteSpace(caption) ? null : caption;
        if (subject is null) return given is null ? null : new(photo.Name, CaptionOrigin.Given, linter.Lint(given));
        if (given is null) return new(photo.Name, CaptionOrigin.Composed, linter.Lint(Compose(photo, subject, isCloseUp)));
        var text = CaptionText.WithSubject(given, subject);
        if (isCloseUp) text = $"{closeUpPrefix}, {text}";
        return new(photo.Name, CaptionOrigin.Given, linter.Lint(text)) { WasCompleted = !CaptionText.Names(given, subject) };
    }

    private static string? Shot(ShotType shot) => shot switch
    {
        ShotType.CloseUp => "close-up",
        ShotType.HalfBody => "half body",
        ShotType.FullBody => "full body",
        _ => null,
    };
}
