using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Astria.Flux.Presets;

namespace Astria.Flux.Planning.Exports;

/// <summary>Writes plans as SimpleTuner's two files.</summary>
internal static class SimpleTunerExport
{
    private static readonly JsonWriterOptions ManyLines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    public static TrainerExport Of(TrainingPlan plan, long steps, ExportSettings settings)
    {
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
            json.WriteString("lr_scheduler", ExportText.WarmSchedule(lora));
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
        return ExportText.Export("SimpleTuner", [new("config.json", config), new("multidatabackend.json", backends)], ExportText.Differences(plan, SaysTargetExactly(lora.Targets)));
    }

    // SimpleTuner's flux_lora_target: "all" is attention with the text's, "all+ffs" adds the feed-forward parts and the last projection.
    private static string? SimpleTunerTarget(LoraTargetSet targets) => targets.Name switch
    {
        "joint-attention" => "all",
        "standard" or "portrait" => "all+ffs",
        "all-linear" => "ai-toolkit",
        _ => null,
    };

    private static bool SaysTargetExactly(LoraTargetSet targets) => targets.Name is "attention" or "joint-attention" or "portrait" or "all-linear";

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ManyLines))
            write(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }
}
