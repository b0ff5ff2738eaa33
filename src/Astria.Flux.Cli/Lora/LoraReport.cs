using Astria.Flux.Cli.Terminals;
using Astria.Flux.Lora;

namespace Astria.Flux.Cli.Lora;

/// <summary>What a LoRA file is.</summary>
internal sealed record LoraReport
{
    public required string File { get; init; }

    public required string Format { get; init; }

    public required IReadOnlyList<int> Ranks { get; init; }

    public double? Alpha { get; init; }

    /// <summary>The known set of layers that it is for; left out for another.</summary>
    public string? Targets { get; init; }

    public required IReadOnlyList<string> Types { get; init; }

    public required long Parameters { get; init; }

    public required long Bytes { get; init; }

    public string? TriggerWord { get; init; }

    public required bool FitsFlux { get; init; }

    public required IReadOnlyList<ModuleReport> Modules { get; init; }

    public required IReadOnlyList<string> UnknownTensors { get; init; }

    public static LoraReport Of(LoraInspection found) => new()
    {
        File = found.Name,
        Format = JsonAnswer.Word(found.Format),
        Ranks = found.Ranks,
        Alpha = found.Alpha,
        Targets = found.Targets?.Name,
        Types = found.Types,
        Parameters = found.Parameters,
        Bytes = found.FileBytes,
        TriggerWord = found.TriggerWord,
        FitsFlux = found.FitsFlux,
        Modules = [.. found.Modules.Select(module => new ModuleReport(module.Key, module.Layer, JsonAnswer.Word(module.Match), module.Rank, module.Inputs, module.Outputs, module.Problem))],
        UnknownTensors = found.UnknownTensors,
    };
}

/// <summary>What a LoRA file holds for a layer.</summary>
internal sealed record ModuleReport(string Key, string? Layer, string Match, int Rank, int Inputs, int Outputs, string? Problem);

/// <summary>A LoRA that was rewritten.</summary>
internal sealed record ConversionReport(string File, string From, string To, int Layers, long Bytes);
