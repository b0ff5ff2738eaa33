using Astria.Flux.Presets;

namespace Astria.Flux.Planning;

/// <summary>Which images of a set a preset trains on, and which it doesn't, with the cause.</summary>
internal sealed record ImageSelection(IReadOnlyList<string> Used, IReadOnlyList<UnusedImage> Unused)
{
    public static ImageSelection Of(TrainingSetFacts facts, FluxPreset preset, string? subjectClass)
    {
        var wantsFace = preset.Preprocessing?.RequireFace == true && SubjectClasses.IsPerson(subjectClass);
        var used = new List<string>(facts.Images.Count);
        List<UnusedImage>? unused = null;
        foreach (var image in facts.Images)
        {
            if (image.Problem is { } problem)
                (unused ??= []).Add(new(image.Name, problem, image.Detail));
            else if (wantsFace && image.HasFace == false)
                (unused ??= []).Add(new(image.Name, UnusedImageCause.NoFace, image.Detail));
            else
                used.Add(image.Name);
        }

        return new(used.AsReadOnly(), unused is null ? [] : unused.AsReadOnly());
    }

    public IReadOnlyList<FluxFault> Faults() => Unused.Count == 0
        ? [new("facts.Images", "are none; add photos of the subject.")]
        : [.. Unused.Select(image => new FluxFault(image.Name, image.Detail is null ? $"isn't used: {image.Cause}." : $"isn't used: {image.Cause} ({image.Detail})."))];
}
