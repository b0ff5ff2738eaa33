using Astria.Flux.Cli.Photos;
using Astria.Flux.Cli.Presets;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Cli.Plan;

/// <summary>Plans as the library plans, from what a user names.</summary>
internal sealed class PhotoPlanner(Terminal terminal, IServiceProvider services)
{
    private readonly TrainingPlanner _planner = services.GetRequiredService<TrainingPlanner>();

    /// <summary>Looks at the photos, which are then judged for the preset.</summary>
    /// <returns>The photos; <see langword="null"/> when a number is planned for.</returns>
    public async Task<(PhotoSource Source, TrainingSet Set)?> LookAsync(PlanRequest request, IReadOnlyList<IImageCodec> codecs, CancellationToken cancellationToken)
    {
        if (request.Photos is null) return null;
        var source = await PhotoSource.FindAsync(terminal, request.Photos, cancellationToken);
        var preset = Named(request) ?? PresetAdvisor.Recommend(request.Subject.SubjectClass, source.Found.Images.Count).Preset;
        var set = await source.LookAsync(preset, request.Subject.SubjectClass, codecs, cancellationToken);
        return (source, set);
    }

    /// <summary>Plans what was asked for.</summary>
    public TrainingPlan Plan(PlanRequest request, TrainingSetFacts? facts)
    {
        var (named, subject) = (Named(request), request.Subject.SubjectClass);
        var overrides = request.Overrides with { SubjectClass = subject, Token = request.Subject.Token };
        return facts is null
            ? named is null ? _planner.PlanFor(subject, request.Images!.Value, overrides) : _planner.Plan(request.Images!.Value, named, overrides)
            : named is null ? _planner.PlanFor(subject, facts, overrides) : _planner.Plan(facts, named, overrides);
    }

    /// <summary>Plans what was asked for within a budget.</summary>
    public BudgetPlan Plan(PlanRequest request, TrainingSetFacts? facts, TrainingBudget budget, TrainingDevice device)
    {
        var planner = services.GetRequiredService<BudgetPlanner>();
        var advice = PresetAdvisor.Recommend(request.Subject.SubjectClass, Math.Max(1, facts?.UsableImages ?? request.Images!.Value));
        var named = Named(request);
        var overrides = request.Overrides with { SubjectClass = request.Subject.SubjectClass, Token = request.Subject.Token };
        var made = facts is null ? planner.Plan(budget, device, request.Images!.Value, named ?? advice.Preset, overrides) : planner.Plan(budget, device, facts, named ?? advice.Preset, overrides);

        // Nobody asked for the preset that suits.
        return named is not null || made.Plan is null ? made : made with { Plan = made.Plan with { Reasons = [.. made.Plan.Reasons.Select(reason => reason.Kind == PlanReasonKind.Preset ? reason with { Text = advice.Reason } : reason)] } };
    }

    private FluxPreset? Named(PlanRequest request) => request.Preset is { } name ? services.Shelf(terminal).Get(name) : null;
}
