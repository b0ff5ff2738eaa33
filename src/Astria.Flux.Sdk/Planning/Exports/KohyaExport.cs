using Astria.Flux.Presets;

namespace Astria.Flux.Planning.Exports;

/// <summary>Writes plans as the two files of kohya's sd-scripts.</summary>
internal static class KohyaExport
{
    // sd-scripts' FLUX documentation: the shift of its recipe, raw prediction, guidance 1 while training.
    private const double Shift = 3.1582;

    public static TrainerExport Of(TrainingPlan plan, long steps, ExportSettings settings)
    {
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
            lr_scheduler = {ExportText.Quote(ExportText.WarmSchedule(lora))}
            lr_warmup_steps = {lora.WarmupSteps}
            optimizer_type = "adamw8bit"
            timestep_sampling = "shift"
            discrete_flow_shift = {ExportText.Number(Shift)}
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
        return ExportText.Export("kohya sd-scripts", [new("config.toml", config), new("dataset.toml", dataset)], ExportText.Differences(plan, lora.Targets == LoraTargetSet.Fused));
    }
}
