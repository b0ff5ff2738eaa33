using Astria.Flux.Imaging.Captions;
using Astria.Flux.Planning;

namespace Astria.Flux.Cli.Plan;

/// <summary>What a user asked to have planned.</summary>
/// <param name="Photos">The folder or zip; <see langword="null"/> for a number.</param>
/// <param name="Images">How many images, without photos.</param>
/// <param name="Subject">What is taught.</param>
/// <param name="Preset">The preset as the user named it; <see langword="null"/> for the one that suits.</param>
/// <param name="Overrides">What the user decides instead of the preset.</param>
internal sealed record PlanRequest(string? Photos, int? Images, CaptionSubject Subject, string? Preset, TrainingOverrides Overrides);
