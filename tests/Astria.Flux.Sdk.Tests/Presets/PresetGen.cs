using Astria.Flux.Presets;
using Astria.Flux.Steps;
using CsCheck;

namespace Astria.Flux.Tests.Presets;

/// <summary>Any preset that makes sense.</summary>
internal static class PresetGen
{
    private static readonly Gen<StepPolicy> Policy = Gen.OneOf<StepPolicy>(
        Gen.Select(Gen.Int[1, int.MaxValue], Gen.Long[1, 1L << 60], Gen.Long[0, 1L << 60], Gen.Bool, Gen.Bool, Gen.Select(Gen.Int[1, 1000], Gen.Int[1000, 2000]))
            .Select<int, long, long, bool, bool, (int, int), StepPolicy>((rate, minimum, more, limited, economical, economy) =>
                new PerImageStepPolicy(rate, minimum, limited ? minimum + more : null) { EconomyRate = economical ? new StepRateRange(economy.Item1, economy.Item2) : null }),
        Gen.Long[1, long.MaxValue].Select<long, StepPolicy>(steps => new FixedStepPolicy(steps)),
        Gen.Const<StepPolicy>(new EngineDefaultStepPolicy()));

    private static readonly Gen<LoraHyperparameters> Lora = Gen.Select(
        Gen.Select(Gen.Int[1, 1024], Gen.Double[1e-9, 1e9], Gen.Double[1e-300, 1], Gen.Enum<LearningRateSchedule>()),
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 1024], Gen.Int[1, 256], Gen.Double[0, 1]),
        Gen.Int[0, 3].Select(i => new[] { LoraTargetSet.Standard, LoraTargetSet.Portrait, LoraTargetSet.Fused, new LoraTargetSet("my own") }[i]))
        .Where((one, _, _) => double.IsFinite(one.Item2) && one.Item2 > 0)
        .Select((one, two, targets) => new LoraHyperparameters
        {
            Rank = one.Item1, Alpha = one.Item2, LearningRate = one.Item3, Schedule = one.Item4,
            WarmupSteps = two.Item1, BatchSize = two.Item2, Resolution = 16 * two.Item3, CaptionDropout = two.Item4, Targets = targets,
        });

    // Everything that is text: no half surrogate pairs.
    private static readonly Gen<string> Words = Gen.String[Gen.Char, 0, 20].Select(text => new string([.. text.Where(letter => !char.IsSurrogate(letter))]));

    public static Gen<FluxPreset> Any { get; } = Gen.Select(
        Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz"], 1, 8],
        Gen.Select(Gen.Int[2000, 2700], Gen.Int[1, 12]),
        Policy,
        Lora,
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool),
        Gen.Select(Words, Words))
        .Select((name, month, steps, lora, flags, words) => new FluxPreset
        {
            Name = name,
            Revision = new(month.Item1, month.Item2),
            Steps = steps,
            Lora = lora,
            IsLegacy = flags.Item1,
            Preprocessing = new() { FaceCrop = flags.Item2, SubjectMask = flags.Item3, RequireFace = flags.Item4 },
            Purpose = words.Item1,
            ApiName = string.IsNullOrWhiteSpace(words.Item2) ? null : words.Item2,
        });
}
