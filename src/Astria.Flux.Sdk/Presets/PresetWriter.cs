using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Astria.Flux.Presets;

/// <summary>Writes presets as JSON, each member in the order a person would read it.</summary>
internal static class PresetWriter
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions ManyLines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    public static string Write(FluxPreset preset, bool indented)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, indented ? ManyLines : OneLine))
            Write(json, preset);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static string Write(LoraHyperparameters lora)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, OneLine))
        {
            json.WriteStartObject();
            Write(json, lora);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, FluxPreset preset)
    {
        json.WriteStartObject();
        json.WriteString(PresetMembers.Name, preset.Name);
        json.WriteString(PresetMembers.Revision, preset.Revision.ToString());
        if (preset.ApiName is not null)
            json.WriteString(PresetMembers.ApiName, preset.ApiName);
        json.WriteString(PresetMembers.Purpose, preset.Purpose);
        json.WriteBoolean(PresetMembers.IsLegacy, preset.IsLegacy);
        json.WriteStartObject(PresetMembers.Steps);
        if (preset.Steps.Kind is { } kind)
            json.WriteString(PresetMembers.Kind, kind);
        preset.Steps.WriteParameters(json);
        json.WriteEndObject();
        json.WriteStartObject(PresetMembers.Lora);
        Write(json, preset.Lora);
        json.WriteEndObject();
        json.WriteStartObject(PresetMembers.Preprocessing);
        json.WriteBoolean(PresetMembers.FaceCrop, preset.Preprocessing.FaceCrop);
        json.WriteBoolean(PresetMembers.SubjectMask, preset.Preprocessing.SubjectMask);
        json.WriteBoolean(PresetMembers.RequireFace, preset.Preprocessing.RequireFace);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LoraHyperparameters lora)
    {
        json.WriteNumber(PresetMembers.Rank, lora.Rank);
        json.WriteNumber(PresetMembers.Alpha, lora.Alpha);
        json.WriteNumber(PresetMembers.LearningRate, lora.LearningRate);
        json.WriteString(PresetMembers.Schedule, PresetMembers.NameOf(lora.Schedule));
        json.WriteNumber(PresetMembers.WarmupSteps, lora.WarmupSteps);
        json.WriteNumber(PresetMembers.BatchSize, lora.BatchSize);
        json.WriteNumber(PresetMembers.Resolution, lora.Resolution);
        json.WriteNumber(PresetMembers.CaptionDropout, lora.CaptionDropout);
        json.WriteString(PresetMembers.Targets, lora.Targets.Name);
    }
}
