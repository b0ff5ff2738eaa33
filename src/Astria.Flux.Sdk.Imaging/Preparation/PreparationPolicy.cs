using Astria.Flux.Imaging.Buckets;
using Astria.Flux.Imaging.Captions;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Rules;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>How photos are made into training images. Immutable.</summary>
/// <remarks>Figures of close-ups: the public fork of SimpleTuner by Astria's founder (December 2024).</remarks>
public sealed record PreparationPolicy
{
    private static readonly PromptLinter CaptionLinter =
        PromptLinter.Create(FluxPromptRules.All, PromptLintOptions.Default with { MinimumSeverity = PromptSeverity.Warning });

    /// <summary>The sizes, those of the trainer that gets the images.</summary>
    /// <value>Default: <see cref="BucketTable.Flux16"/>.</value>
    public BucketTable Buckets { get; init; } = BucketTable.Flux16;

    /// <summary>How many different sizes there may be; for batches above 1, since a batch holds one size.</summary>
    /// <value>Default: <see langword="null"/>, any number.</value>
    public int? MostBuckets { get; init; }

    /// <summary>By how much a photo may be enlarged; one that needs more is left out.</summary>
    /// <value>Default: 1, never. 1 to 4.</value>
    public double MostUpscale { get; init; } = 1;

    /// <summary>What becomes of faces.</summary>
    /// <value>Default: <see cref="CloseUpRule.None"/>.</value>
    public CloseUpRule CloseUps { get; init; }

    /// <summary>How far a close-up reaches beyond the face on the left and the right each, as a share of the face's width.</summary>
    /// <value>Default: 0.4. 0 to 4.</value>
    public double CloseUpMarginX { get; init; } = 0.4;

    /// <summary>How far a close-up reaches beyond the face above and below each, as a share of the face's height.</summary>
    /// <value>Default: 0.5. 0 to 4.</value>
    public double CloseUpMarginY { get; init; } = 0.5;

    /// <summary>Pixels of a close-up's side in the photo, at least, as far as the photo has them: the side that is trained on.</summary>
    /// <value>Default: 512. 64 to 4,096.</value>
    public int SmallestCloseUp { get; init; } = 512;

    /// <summary>The share of the photo from which on a close-up would be the photo again, and is left out.</summary>
    /// <value>Default: 0.7. Above 0, up to 1.</value>
    public double LargestCloseUpShare { get; init; } = 0.7;

    /// <summary>What becomes of photos in which no face was found.</summary>
    /// <value>Default: <see cref="NoFaceRule.Keep"/>.</value>
    public NoFaceRule WhenNoFace { get; init; }

    /// <summary>What becomes of a photo that is there twice.</summary>
    /// <value>Default: <see cref="DuplicateRule.DropLater"/>.</value>
    public DuplicateRule Duplicates { get; init; }

    /// <summary>Whether photos are left out that the advice says to drop: blurred ones, ones with another person, and so on. What can't be read is
    /// always left out.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool DropsAdvised { get; init; } = true;

    /// <summary>How images are encoded.</summary>
    /// <value>Default: <see cref="PreparedFormat.Png"/>.</value>
    public PreparedFormat Format { get; init; }

    /// <summary>What captions have to name.</summary>
    /// <value>Default: <see langword="null"/>: given captions stay as they are, and none are made.</value>
    public CaptionSubject? Subject { get; init; }

    /// <summary>What a close-up's caption begins with when the photo's own is used.</summary>
    /// <value>Default: <c>close-up</c>.</value>
    public string CloseUpPrefix { get; init; } = "close-up";

    /// <summary>Judges captions.</summary>
    /// <value>Default: every rule of <see cref="FluxPromptRules"/>, warnings and errors only: length and style are no concern of a caption.</value>
    public PromptLinter Linter { get; init; } = CaptionLinter;

    /// <summary>The policy that a preset asks for, for engines that train on what they are given.</summary>
    /// <param name="preset">The preset. Its resolution becomes the area of the buckets and the side of close-ups.</param>
    /// <param name="subject">What is taught: people need faces, styles have none.</param>
    /// <returns>The policy. Astria's cloud crops faces by itself: give it whole photos (<c>with { CloseUps = CloseUpRule.None }</c>).</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PreparationPolicy For(FluxPreset preset, CaptionSubject subject)
    {
        ArgumentNullException.ThrowIfNull(preset);
        ArgumentNullException.ThrowIfNull(subject);
        var isPerson = SubjectClasses.IsPerson(subject.SubjectClass);
        var side = Math.Clamp(preset.Lora.Resolution, 256, 2048);
        return new()
        {
            Buckets = BucketTable.Flux(side * side),
            SmallestCloseUp = side,
            CloseUps = preset.Preprocessing?.FaceCrop == true && isPerson ? CloseUpRule.Add : CloseUpRule.None,
            WhenNoFace = preset.Preprocessing?.RequireFace == true && isPerson ? NoFaceRule.Drop : NoFaceRule.Keep,
            Subject = subject,
        };
    }

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        InRange(nameof(MostBuckets), MostBuckets ?? 1, 1, int.MaxValue);
        InRange(nameof(MostUpscale), MostUpscale, 1, 4);
        InRange(nameof(CloseUpMarginX), CloseUpMarginX, 0, 4);
        InRange(nameof(CloseUpMarginY), CloseUpMarginY, 0, 4);
        InRange(nameof(SmallestCloseUp), SmallestCloseUp, 64, 4096);
        InRange(nameof(LargestCloseUpShare), LargestCloseUpShare, double.Epsilon, 1);
        if (string.IsNullOrWhiteSpace(CloseUpPrefix)) faults.Add(new(nameof(CloseUpPrefix), "is blank; give words such as close-up."));
        return faults;

        void InRange(string place, double value, double least, double most)
        {
            if (!(value >= least && value <= most)) faults.Add(new(place, Invariant($"is {value}; {least:0.##} to {most:0.##} makes sense.")));
        }
    }
}
