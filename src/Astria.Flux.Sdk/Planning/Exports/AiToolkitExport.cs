using System.Text;
using Astria.Flux.Presets;

namespace Astria.Flux.Planning.Exports;

/// <summary>Writes plans as ai-toolkit's job file.</summary>
internal static class AiToolkitExport
{
    public static TrainerExport Of(TrainingPlan plan, long steps, ExportSettings settings)
    {
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
        string?[] more =
        [
            lora.WarmupSteps > 0 ? "ai-toolkit's job has no warm-up; the plan's is left out." : null,
            lora.Targets == LoraTargetSet.Portrait ? "ai-toolkit trains layers of the blocks only; the last projection, one of portrait's 419 layers, gets no adapter." : null,
        ];
        return ExportText.Export("ai-toolkit", [new("config.yaml", yaml.ToString())], ExportText.Differences(plan, only.Length > 0 || lora.Targets == LoraTargetSet.AllLinear, more));
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
}
