namespace Astria.Flux.Steps;

/// <summary>The public step rules of other trainers, so that someone who comes from there sees what their settings mean here, in exposures.</summary>
/// <remarks>Read in the trainers' own sources and documentation, states of 2024 to August 2026 as each rule's <see cref="PeerStepRule.Source"/> says.
/// A step isn't a step everywhere: compare exposures.</remarks>
public static class StepRules
{
    // Astria's documentation and job records; the cap of 5000 is in its worker's source (January 2025) and no public promise.
    private const string AstriaDocumentation = "Astria's documentation, FLUX fine-tuning page";
    private const int AstriaBatch = 4;
    private const long AstriaLeast = 300;
    private const long AstriaWorkerCap = 5000;

    // Civitai's trainer, TrainingParams.tsx at 01cc7015: repeats bring the set to 200 images, 5 epochs at batch 4.
    private const int CivitaiSetSize = 200;
    private const int CivitaiMostRepeats = 5000;
    private const int CivitaiEpochs = 5;
    private const int CivitaiBatch = 4;

    // fluxgym, app.py at 678add2: lines 539, 926, 927.
    private const int FluxgymEpochs = 16;
    private const int FluxgymRepeats = 10;

    private const string AiToolkitSource = "ostris/ai-toolkit at 27a03a91";

    /// <summary>The defaults of the trainers that are known, Astria's own rules first.</summary>
    public static IReadOnlyList<PeerStepRule> All { get; } =
    [
        Astria("astria-fast-portrait", "max(300, 27n)", new PerImageStepPolicy(27, AstriaLeast), AstriaDocumentation),
        Astria("astria-high", "max(300, 100n)", new PerImageStepPolicy(100, AstriaLeast), AstriaDocumentation),
        Astria("astria-worker-fast", "min(5000, max(300, 27n))", new PerImageStepPolicy(27, AstriaLeast, AstriaWorkerCap), "source of Astria's worker, January 2025"),
        Astria("astria-worker-high", "min(5000, max(300, 100n))", new PerImageStepPolicy(100, AstriaLeast, AstriaWorkerCap), "source of Astria's worker, January 2025"),
        Astria("astria-override-50", "50n", new PerImageStepPolicy(50), AstriaDocumentation),
        Astria("astria-override-70", "70n", new PerImageStepPolicy(70), AstriaDocumentation),
        Replicate(),
        Fal(),
        Named("fal-portrait", Fal(2500), "fal-js endpoints.ts at 381105e"),
        FixedRule("bfl", "BFL finetune API", 300, 1, "docs.bfl.ml/finetuning"),
        CivitaiKohya(),
        FixedRule("civitai-ai-toolkit", "Civitai (ai-toolkit engine)", 2000, 1, "civitai/civitai TrainingParams.tsx at 01cc7015"),
        Fluxgym(),
        KohyaGui(repeats: 10),
        FixedRule("sd-scripts", "kohya sd-scripts", 1600, 1, "kohya-ss/sd-scripts train_util.py at 48d368fa"),
        AiToolkit(),
        Named("ai-toolkit-ui", AiToolkit(3000), $"{AiToolkitSource}, jobConfig.ts"),
        Named("ai-toolkit-code", AiToolkit(1000), $"{AiToolkitSource}, config_modules.py"),
        Named("diffusers", Epochs("diffusers script", epochs: 1, batchSize: 4), "huggingface/diffusers train_dreambooth_lora_flux.py at 58eb52c0"),
        FixedRule("diffusers-readme", "diffusers README", 500, 4, "huggingface/diffusers README_flux.md at 58eb52c0"),
        Named("onetrainer", Epochs("OneTrainer #flux LoRA", epochs: 100, batchSize: 4), "Nerogar/OneTrainer preset at 23df3832; rounding approximates its loader"),
        Named("mflux", Epochs("mflux example", epochs: 100), "filipstrand/mflux train.json of 2024"),
        PerImage("thelastben-sd15", "TheLastBen (SD 1.5)", 200, 1, "TheLastBen/fast-stable-diffusion issue 610"),
    ];

    /// <summary>Finds one of <see cref="All"/>.</summary>
    /// <param name="id">Its <see cref="PeerStepRule.Id"/>.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such rule; the message lists those there are.</exception>
    public static PeerStepRule Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no step rule '{id}'. Known: {string.Join(", ", All.Select(rule => rule.Id))}.", nameof(id));
    }

    /// <summary>What every known rule yields for a number of images.</summary>
    /// <param name="imageCount">How many images there are; at least 1.</param>
    /// <param name="batchSize">The batch that is compared with; at least 1. The built-in presets' is 4.</param>
    /// <returns>A comparison for each of <see cref="All"/>, in that order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static IReadOnlyList<StepComparison> Compare(int imageCount, int batchSize = AstriaBatch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(imageCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return [.. All.Select(rule => new StepComparison(rule, imageCount, rule.Steps(imageCount), rule.Exposures(imageCount), rule.StepsAt(imageCount, batchSize)))];
    }

    /// <summary>Replicate's flux-fine-tuner: the steps that are set.</summary>
    /// <param name="steps">Its <c>steps</c>. Default: 1000. 3 to 6000 there.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1.</exception>
    public static PeerStepRule Replicate(long steps = 1000) => FixedRule("replicate", "Replicate", steps, 1, "replicate/flux-fine-tuner train.py at 3dd14e3");

    /// <summary>fal's FLUX LoRA trainers: the steps that are set; their batch isn't published, 1 is assumed.</summary>
    /// <param name="steps">Its <c>steps</c>. Default: 1000 (fast and turbo; portrait has 2500).</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1.</exception>
    public static PeerStepRule Fal(long steps = 1000) => FixedRule("fal", "fal", steps, 1, "fal-js endpoints.ts at 381105e; batch assumed");

    /// <summary>ai-toolkit: the steps that are set.</summary>
    /// <param name="steps">Its <c>steps</c>. Default: 2000, its FLUX example.</param>
    /// <param name="batchSize">Its <c>batch_size</c>. Default: 1.</param>
    /// <param name="accumulation">Its <c>gradient_accumulation_steps</c>. Default: 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static PeerStepRule AiToolkit(long steps = 2000, int batchSize = 1, int accumulation = 1) =>
        FixedRule("ai-toolkit", "ai-toolkit", steps, new Exposure(1, batchSize, accumulation: accumulation).ImagesPerStep, $"{AiToolkitSource}, train_lora_flux_24gb.yaml");

    /// <summary>fluxgym: <c>epochs × repeats × n</c>, at batch 1.</summary>
    /// <param name="epochs">Its max train epochs. Default: 16.</param>
    /// <param name="repeats">Its repeat trains per image. Default: 10.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static PeerStepRule Fluxgym(int epochs = FluxgymEpochs, int repeats = FluxgymRepeats)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        return new("fluxgym", "fluxgym", Invariant($"{epochs} epochs × {repeats} repeats × n"), 1, n => checked((long)epochs * repeats * n), "cocktailpeanut/fluxgym app.py at 678add2");
    }

    /// <summary>The kohya GUI: <c>⌈repeats × n ÷ batch ÷ accumulation × epochs × reg⌉</c>, rounded once at the end; reg is 2 with regularisation pictures.</summary>
    /// <param name="repeats">The number in the folder's name, 1 being once.</param>
    /// <param name="epochs">Its epochs. Default: 1.</param>
    /// <param name="batchSize">Its train batch size. Default: 1.</param>
    /// <param name="accumulation">Its gradient accumulation steps. Default: 1.</param>
    /// <param name="regularisation">Whether there are regularisation pictures, which double the steps; half of them see the images.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static PeerStepRule KohyaGui(int repeats, int epochs = 1, int batchSize = 1, int accumulation = 1, bool regularisation = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        var perStep = new Exposure(1, batchSize, accumulation: accumulation).ImagesPerStep;
        var factor = regularisation ? 2 : 1;
        return new(
            "kohya-gui",
            "kohya GUI",
            Invariant($"⌈{repeats} repeats × n ÷ {batchSize} batch ÷ {accumulation} accumulation × {epochs} epochs × {factor}⌉"),
            perStep,
            n => Ceiling((Int128)n * repeats * epochs * factor, perStep),
            "bmaltais/kohya_ss lora_gui.py at 45088f04",
            factor);
    }

    /// <summary>Trainers that count in epochs (sd-scripts, SimpleTuner, diffusers, OneTrainer, mflux): <c>epochs × ⌈⌈⌈n × repeats ÷ batch⌉ ÷ processes⌉ ÷ accumulation⌉</c>.</summary>
    /// <param name="system">The trainer's name.</param>
    /// <param name="epochs">Epochs; at least 1.</param>
    /// <param name="repeats">How often an epoch goes through each image, 1 being once; for SimpleTuner give its number plus 1.</param>
    /// <param name="batchSize">How many images one process sees at once.</param>
    /// <param name="accumulation">How many batches are added up for one step.</param>
    /// <param name="processes">How many processes train at once.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException"><paramref name="system"/> is empty or blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static PeerStepRule Epochs(string system, int epochs, int repeats = 1, int batchSize = 1, int accumulation = 1, int processes = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(system);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        var perStep = new Exposure(1, batchSize, repeats, accumulation, processes).ImagesPerStep;
        return new(
            "epochs",
            system,
            Invariant($"{epochs} epochs × ⌈⌈⌈n × {repeats} ÷ {batchSize}⌉ ÷ {processes}⌉ ÷ {accumulation}⌉"),
            perStep,
            n => new Exposure(n, batchSize, repeats, accumulation, processes).StepsForEpochs(epochs),
            "each trainer's own loop");
    }

    private static PeerStepRule CivitaiKohya() => new(
        "civitai-kohya",
        "Civitai (kohya engine)",
        "r = clamp(⌈200 ÷ n⌉, 1, 5000); ⌈n × r × 5 epochs ÷ 4⌉",
        CivitaiBatch,
        n => Ceiling((Int128)n * Math.Clamp(Ceiling(CivitaiSetSize, n), 1, CivitaiMostRepeats) * CivitaiEpochs, CivitaiBatch),
        "civitai/civitai TrainingParams.tsx at 01cc7015");

    private static PeerStepRule Astria(string id, string formula, PerImageStepPolicy policy, string source) =>
        new(id, "Astria", formula, AstriaBatch, n => policy.Decide(n).Steps!.Value, source);

    private static PeerStepRule PerImage(string id, string system, int perImage, long imagesPerStep, string source) =>
        new(id, system, Invariant($"{perImage}n"), imagesPerStep, n => (long)perImage * n, source);

    private static PeerStepRule FixedRule(string id, string system, long steps, long imagesPerStep, string source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return new(id, system, Invariant($"{steps}, however many images"), imagesPerStep, _ => steps, source);
    }

    private static PeerStepRule Named(string id, PeerStepRule rule, string source) => new(id, rule.System, rule.Formula, rule.ImagesPerStep, rule.Steps, source, rule.Sets);

    private static long Ceiling(Int128 dividend, Int128 divisor) => checked((long)((dividend + divisor - 1) / divisor));
}
