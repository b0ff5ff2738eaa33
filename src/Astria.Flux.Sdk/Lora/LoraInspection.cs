using Astria.Flux.Presets;

namespace Astria.Flux.Lora;

/// <summary>What the header of a LoRA file says: format, ranks, layers, what fits FLUX.1 and what doesn't, and the notes of the training.</summary>
public sealed record LoraInspection
{
    /// <summary>What the file is called.</summary>
    public required string Name { get; init; }

    /// <summary>How it names its tensors.</summary>
    public required LoraFormat Format { get; init; }

    /// <summary>Everything it holds, layer by layer, in the file's order.</summary>
    public required IReadOnlyList<LoraModule> Modules { get; init; }

    /// <summary>Tensors that belong to no LoRA module, by name.</summary>
    public required IReadOnlyList<string> UnknownTensors { get; init; }

    /// <summary>The ranks that occur, the lowest first.</summary>
    public required IReadOnlyList<int> Ranks { get; init; }

    /// <summary>The scale that the file's notes name; what the LoRA adds is multiplied by <c>alpha ÷ rank</c>.</summary>
    /// <value><see langword="null"/> when the notes have none: then it is the rank, or stands in <see cref="AlphaTensors"/> beyond the header.</value>
    public double? Alpha { get; init; }

    /// <summary>How many modules keep their scale as a tensor.</summary>
    public int AlphaTensors { get; init; }

    /// <summary>The set of layers it is for, when it is one of the known ones exactly.</summary>
    /// <value><see langword="null"/> for another set.</value>
    public LoraTargetSet? Targets { get; init; }

    /// <summary>The number formats of the matrices, as the file spells them: <c>BF16</c>, <c>F16</c>, <c>F32</c>.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>How many numbers the matrices hold.</summary>
    public required long Parameters { get; init; }

    /// <summary>How many bytes the tensors take.</summary>
    public required long TensorBytes { get; init; }

    /// <summary>How many bytes the file has.</summary>
    public required long FileBytes { get; init; }

    /// <summary>The word that calls the subject, when the file's notes name one.</summary>
    /// <value>Default: <see langword="null"/>, they don't.</value>
    public string? TriggerWord { get; init; }

    /// <summary>The preset it was trained with, such as <c>portrait@2025-06</c>, when the file's notes name one.</summary>
    /// <value>Default: <see langword="null"/>, they don't.</value>
    public string? Preset { get; init; }

    /// <summary>Whether the preset's recorded expansion is what its recorded fingerprint says.</summary>
    /// <value><see langword="null"/> when the file records none.</value>
    public bool? PresetIsIntact { get; init; }

    /// <summary>The file's own notes.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>The rank, when there is only one; else <see langword="null"/>.</summary>
    public int? Rank => Ranks is [var only] ? only : null;

    /// <summary>The modules that fit FLUX.1.</summary>
    public IEnumerable<LoraModule> Fitting => Modules.Where(module => module.Match == LoraMatch.Fits);

    /// <summary>The modules that don't, each with its problem.</summary>
    public IEnumerable<LoraModule> NotFitting => Modules.Where(module => module.Match != LoraMatch.Fits);

    /// <summary>Whether everything in the file fits FLUX.1, and nothing in it would be ignored.</summary>
    public bool FitsFlux => Modules.Count > 0 && UnknownTensors.Count == 0 && Modules.All(module => module.Match == LoraMatch.Fits);

    /// <summary>The outcome on one line.</summary>
    /// <returns>A phrase such as <c>kohya, rank 16, 304 of 304 modules fit FLUX.1</c>.</returns>
    public override string ToString() =>
        Invariant($"{Name}: {Format}, rank {string.Join(", ", Ranks)}, {Fitting.Count()} of {Modules.Count} modules fit FLUX.1{(UnknownTensors.Count == 0 ? "" : Invariant($", {UnknownTensors.Count} tensors are unknown"))}");
}
