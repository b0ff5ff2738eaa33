using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Astria.Flux.Presets;

namespace Astria.Flux.Planning.Exports;

/// <summary>Writes plans as the settings of other trainers, so that a plan made here runs there for as many steps.</summary>
/// <remarks>Keys and the values a plan doesn't know are those of each trainer's own FLUX example: ai-toolkit's <c>train_lora_flux_24gb.yaml</c>
/// (27a03a91, 2026), sd-scripts' <c>flux_train_network.md</c> (48d368fa, 2026), SimpleTuner's <c>flux.peft-lora</c> (bc8e6ab7, 2026). What those
/// words can't say stands in <see cref="TrainerExport.Differences"/>.</remarks>
public static class TrainerExports
{
    // sd-scripts' FLUX documentation: the shift of its recipe, raw prediction, guidance 1 while training.
    private const double KohyaShift = 3.1582;

    private static readonly JsonWriterOptions ManyLines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>A plan as ai-toolkit's job file.</summary>
    /// <param name="plan">The plan; its steps must be known.</param>
    /// <param name="settings">Where things are; <see langword="null"/> for the defaults.</param>
    /// <returns><c>config.yaml</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The engine decides on the plan's steps.</exception>
    public static TrainerExport AiToolkit(TrainingPlan plan, ExportSettings? settings = null)
    {
        var steps = StepsOf(plan);
        settings ??= new();
        var lora = plan.Lora;
        var only = LayerNames(lora.Targets);
        var yaml = new StringBuilder();
        yaml.Append(Invariant($"""
            job: extension
            config:
              name: {ExportText.Quote(settings.Name)}
              process:
                - type: sd_trainer
                  training_folder: {ExportText.Quote(settings.OutputFolder)}
                  device: cuda:0
                  trigger_word: {ExportText.Quote(plan.Token)}
                  network:
                    type: lora
                    linear: {lora.Rank}
                    linear_alpha: {ExportText.Number(lora.Alpha)}

            """));
        if (only.Length > 0)
        {
            yaml.Append("        network_kwargs:\n          only_if_contains:\n");
            foreach (var name in only)
                yaml.Append(Invariant($"            - {ExportText.Quote(name)}\n"));
        }

        yaml.Append(Invariant($"""
                  save:
                    dtype: float16
                    save_every: {steps}
                    max_step_saves_to_keep: 1
                  datasets:
                    - folder_path: {ExportText.Quote(settings.ImageFolder)}
                      caption_ext: txt
                      default_caption: {ExportText.Quote($"{plan.Token} {plan.SubjectClass}")}
                      caption_dropout_rate: {ExportText.Number(lora.CaptionDropout)}
                      shuffle_tokens: false
                      cache_latents_to_disk: true
                      resolution:
                        - {lora.Resolution}
                  train:
                    batch_size: {lora.BatchSize}
                    steps: {steps}
                    gradient_accumulation_steps: 1
                    train_unet: true
                    train_text_encoder: false
                    gradient_checkpointing: true
                    noise_scheduler: flowmatch
                    optimizer: adamw8bit
                    lr: {ExportText.Number(lora.LearningRate)}
                    lr_scheduler: {ExportText.Schedule(lora.Schedule)}
                    dtype: bf16
                  model:
                    name_or_path: {ExportText.Quote(settings.BaseModel)}
                    is_flux: true
                    quantize: true
            meta:
              name: {ExportText.Quote(settings.Name)}
              version: "1.0"
              preset: {ExportText.Quote(plan.Preset.Reference)}
              preset_sha256: {ExportText.Quote(plan.Expansion.Sha256)}

            """));
        return Export("ai-toolkit", [new("config.yaml", yaml.ToString())], Differences(plan, only.Length > 0 || lora.Targets == LoraTargetSet.AllLinear, lora.WarmupSteps > 0 ? "ai-toolkit's job has no warm-up; the plan's is left out." : null));
    }

    /// <summary>A plan as the two files of kohya's sd-scripts: settings and data set.</summary>
    /// <param name="plan">The plan; its steps must be known.</param>
    /// <param name="settings">Where things are; <see langword="null"/> for the defaults.</param>
    /// <returns><c>config.toml</c> and <c>dataset.toml</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The engine decides on the plan's steps.</exception>
    public static TrainerExport Kohya(TrainingPlan plan, ExportSettings? settings = null)
    {
        var steps = StepsOf(plan);
        settings ??= new();
        var lora = plan.Lora;

        // An epoch goes through each image once (num_repeats = 1 is once there); max_train_steps ends the run.
        var config = Invariant($"""
            pretrained_model_name_or_path = {ExportText.Quote(settings.BaseModel)}
            clip_l = {ExportText.Quote(settings.ClipFile)}
            t5xxl = {ExportText.Quote(settings.T5File)}
            ae = {ExportText.Quote(settings.AutoEncoderFile)}
            dataset_config = "dataset.toml"
            output_dir = {ExportText.Quote(settings.OutputFolder)}
            output_name = {ExportText.Quote(settings.Name)}
            save_model_as = "safetensors"
            network_module = "networks.lora_flux"
            network_dim = {lora.Rank}
            network_alpha = {ExportText.Number(lora.Alpha)}
            network_train_unet_only = true
            max_train_steps = {steps}
            gradient_accumulation_steps = 1
            learning_rate = {ExportText.Number(lora.LearningRate)}
            lr_scheduler = {ExportText.Quote(KohyaSchedule(lora))}
            lr_warmup_steps = {lora.WarmupSteps}
            optimizer_type = "adamw8bit"
            timestep_sampling = "shift"
            discrete_flow_shift = {ExportText.Number(KohyaShift)}
            model_prediction_type = "raw"
            guidance_scale = 1.0
            loss_type = "l2"
            mixed_precision = "bf16"
            save_precision = "bf16"
            fp8_base = true
            sdpa = true
            gradient_checkpointing = true
            cache_latents_to_disk = true
            training_comment = {ExportText.Quote($"{plan.Preset.Reference} {plan.Expansion.Sha256}")}

            """);
        var dataset = Invariant($"""
            [general]
            caption_extension = ".txt"
            enable_bucket = true
            resolution = {lora.Resolution}

            [[datasets]]
            batch_size = {lora.BatchSize}

            [[datasets.subsets]]
            image_dir = {ExportText.Quote(settings.ImageFolder)}
            class_tokens = {ExportText.Quote($"{plan.Token} {plan.SubjectClass}")}
            num_repeats = 1
            caption_dropout_rate = {ExportText.Number(lora.CaptionDropout)}

            """);
        return Export("kohya sd-scripts", [new("config.toml", config), new("dataset.toml", dataset)], Differences(plan, lora.Targets == LoraTargetSet.Fused, null));
    }

    /// <summary>A plan as SimpleTuner's two files: settings and data backends.</summary>
    /// <param name="plan">The plan; its steps must be known.</param>
    /// <param name="settings">Where things are; <see langword="null"/> for the defaults.</param>
    /// <returns><c>config.json</c> and <c>multidatabackend.json</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The engine decides on the plan's steps.</exception>
    public static TrainerExport SimpleTuner(TrainingPlan plan, ExportSettings? settings = null)
    {
        var steps = StepsOf(plan);
        settings ??= new();
        var lora = plan.Lora;
        var target = SimpleTunerTarget(lora.Targets);
        var config = Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("model_type", "lora");
            json.WriteString("model_family", "flux");
            json.WriteString("pretrained_model_name_or_path", settings.BaseModel);
            json.WriteString("output_dir", settings.OutputFolder);
            json.WriteString("data_backend_config", "multidatabackend.json");
            json.WriteString("lora_type", "standard");
            json.WriteNumber("lora_rank", lora.Rank);
            json.WriteNumber("lora_alpha", lora.Alpha);
            if (target is not null)
                json.WriteString("flux_lora_target", target);
            json.WriteNumber("max_train_steps", steps);
            json.WriteNumber("num_train_epochs", 0);
            json.WriteNumber("train_batch_size", lora.BatchSize);
            json.WriteNumber("gradient_accumulation_steps", 1);
            json.WriteNumber("learning_rate", lora.LearningRate);
            json.WriteString("lr_scheduler", KohyaSchedule(lora));
            json.WriteNumber("lr_warmup_steps", lora.WarmupSteps);
            json.WriteString("optimizer", "adamw_bf16");
            json.WriteString("mixed_precision", "bf16");
            json.WriteString("base_model_precision", "int8-quanto");
            json.WriteBoolean("gradient_checkpointing", true);
            json.WriteNumber("resolution", lora.Resolution);
            json.WriteString("resolution_type", "pixel_area");
            json.WriteNumber("caption_dropout_probability", lora.CaptionDropout);
            json.WriteNumber("checkpointing_steps", steps);
            json.WriteString("tracker_run_name", $"{plan.Preset.Reference} {plan.Expansion.Sha256}");
            json.WriteEndObject();
        });
        var backends = Json(json =>
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("id", settings.Name);
            json.WriteString("type", "local");
            json.WriteString("instance_data_dir", settings.ImageFolder);
            json.WriteString("caption_strategy", "instanceprompt");
            json.WriteString("instance_prompt", $"{plan.Token} {plan.SubjectClass}");
            json.WriteNumber("resolution", lora.Resolution);
            json.WriteString("resolution_type", "pixel_area");

            // SimpleTuner counts from 0: 0 is once.
            json.WriteNumber("repeats", 0);
            json.WriteString("cache_dir_vae", "cache/vae");
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteString("id", "text-embeds");
            json.WriteString("type", "local");
            json.WriteString("dataset_type", "text_embeds");
            json.WriteBoolean("default", true);
            json.WriteString("cache_dir", "cache/text");
            json.WriteEndObject();
            json.WriteEndArray();
        });
        return Export("SimpleTuner", [new("config.json", config), new("multidatabackend.json", backends)], Differences(plan, SaysTargetExactly(lora.Targets), null));
    }

    private static long StepsOf(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Steps.Steps
            ?? throw new ArgumentException("The engine decides on the number of steps of this plan; another trainer needs a number. Plan with steps of your own.", nameof(plan));
    }

    // The names that distinguish a set's layers from the others, as ai-toolkit's only_if_contains wants them; none for all of them.
    private static string[] LayerNames(LoraTargetSet targets) => targets.Name switch
    {
        "attention" => ["attn.to_q", "attn.to_k", "attn.to_v", "attn.to_out.0"],
        "joint-attention" => ["attn.to_", "attn.add_"],
        "standard" => ["attn.to_", "attn.add_", ".ff.net.", ".ff_context.net."],
        "portrait" => ["attn.to_", "attn.add_", ".ff.net.", ".ff_context.net.", "proj_mlp", "proj_out"],
        _ => [],
    };

    // SimpleTuner's flux_lora_target: "all" is attention with the text's, "all+ffs" adds the feed-forward parts and the last projection.
    private static string? SimpleTunerTarget(LoraTargetSet targets) => targets.Name switch
    {
        "joint-attention" => "all",
        "standard" or "portrait" => "all+ffs",
        "all-linear" => "ai-toolkit",
        _ => null,
    };

    private static bool SaysTargetExactly(LoraTargetSet targets) => targets.Name is "attention" or "joint-attention" or "portrait" or "all-linear";

    private static string KohyaSchedule(LoraHyperparameters lora) =>
        lora.Schedule == LearningRateSchedule.Constant && lora.WarmupSteps > 0 ? "constant_with_warmup" : ExportText.Schedule(lora.Schedule);

    private static List<string> Differences(TrainingPlan plan, bool saysTargets, string? more)
    {
        var differences = new List<string>();
        if (!saysTargets)
            differences.Add($"The set of layers '{plan.Lora.Targets}' has no name there; the trainer's nearest is used, and the LoRA has another size.");
        if (plan.Preset.Preprocessing is { FaceCrop: true } or { SubjectMask: true } or { RequireFace: true })
            differences.Add("The preset prepares the photos (faces, masks); the trainer takes them as they are.");
        if (more is not null)
            differences.Add(more);
        return differences;
    }

    private static TrainerExport Export(string trainer, KeyValuePair<string, string>[] files, List<string> differences) =>
        new() { Trainer = trainer, Files = new Dictionary<string, string>(files, StringComparer.Ordinal), Differences = differences.AsReadOnly() };

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ManyLines))
            write(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }
}
