using Astria.Flux.Presets;

namespace Astria.Flux.Lora;

/// <summary>Reads only the header of a LoRA file and says what it is: format, ranks, layers, precision, trigger word, training notes,
/// and, by name, what fits FLUX.1 and what would be ignored by an engine without a word.</summary>
/// <remarks>No weight is read, so a file of any size costs some milliseconds. A hostile header is refused where it goes wrong.
/// Stateless and thread-safe.</remarks>
public static class LoraInspector
{
    // Whose single blocks' modulation is trained, was made by ai-toolkit or by Replicate's trainer, which uses it.
    private const string ModulationEnding = ".norm.linear";

    /// <summary>Inspects a file.</summary>
    /// <param name="path">The safetensors file.</param>
    /// <returns>What its header says.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or blank.</exception>
    /// <exception cref="WeightsException">It is no safetensors file, or its header contradicts itself.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static LoraInspection Inspect(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Inspect(stream, Path.GetFileName(path));
    }

    /// <summary>Inspects a file that is open already.</summary>
    /// <param name="stream">The safetensors file, at its beginning; it must know its length. It isn't closed.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <returns>What its header says.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="WeightsException">It is no safetensors file, or its header contradicts itself.</exception>
    /// <exception cref="NotSupportedException">The stream doesn't know its length.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static LoraInspection Inspect(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Inspect(SafetensorsHeader.Read(stream, stream.Length - stream.Position, name), name);
    }

    /// <summary>Inspects a header that was read already.</summary>
    /// <param name="header">The header.</param>
    /// <param name="name">What to call the file.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static LoraInspection Inspect(SafetensorsHeader header, string name)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(name);
        var unknown = new List<string>();
        var parts = new Dictionary<string, Dictionary<LoraPart, SafetensorsEntry>>(StringComparer.Ordinal);
        foreach (var entry in header.Tensors.Values)
        {
            if (LoraKey.Parse(entry.Name) is not { } key)
            {
                unknown.Add(entry.Name);
                continue;
            }

            if (!parts.TryGetValue(key.Module, out var module))
                parts.Add(key.Module, module = []);
            if (!module.TryAdd(key.Part, entry))
                unknown.Add(entry.Name);
        }

        var modules = parts.Select(module => Module(module.Key, module.Value)).ToList();
        var matrices = parts.Values.SelectMany(module => module).Where(part => part.Key != LoraPart.Alpha).Select(part => part.Value).ToList();
        return new()
        {
            Name = name,
            Format = FormatOf(modules, header.Metadata),
            Modules = modules.AsReadOnly(),
            UnknownTensors = unknown.AsReadOnly(),
            Ranks = [.. modules.Select(module => module.Rank).Where(rank => rank > 0).Distinct().Order()],
            Alpha = LoraNotes.Alpha(header.Metadata),
            AlphaTensors = parts.Values.Count(module => module.ContainsKey(LoraPart.Alpha)),
            Targets = TargetsOf(modules),
            Types = [.. matrices.Select(matrix => matrix.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Parameters = matrices.Sum(matrix => matrix.Count),
            TensorBytes = header.FileLength - header.DataStart,
            FileBytes = header.FileLength,
            TriggerWord = LoraNotes.TriggerWord(header.Metadata),
            Preset = LoraNotes.PresetOf(header.Metadata),
            PresetIsIntact = LoraNotes.PresetIsIntact(header.Metadata),
            Metadata = header.Metadata,
        };
    }

    private static LoraModule Module(string key, Dictionary<LoraPart, SafetensorsEntry> parts)
    {
        var found = LoraNames.Find(key);
        if (!parts.TryGetValue(LoraPart.Down, out var down) || !parts.TryGetValue(LoraPart.Up, out var up))
        {
            var missing = parts.ContainsKey(LoraPart.Down) ? "up" : parts.ContainsKey(LoraPart.Up) ? "down" : "down and up";
            return new() { Key = key, Layer = found?.Layer.Name, Match = LoraMatch.Incomplete, Problem = $"'{key}' lacks its {missing} matrix." };
        }

        if (down.Shape.Count != 2 || up.Shape.Count != 2 || down.Shape[0] != up.Shape[1] || down.Shape[0] == 0)
        {
            return new()
            {
                Key = key,
                Layer = found?.Layer.Name,
                Match = LoraMatch.Incomplete,
                Problem = $"'{key}': down ({string.Join('×', down.Shape)}) and up ({string.Join('×', up.Shape)}) don't fit together.",
            };
        }

        var module = new LoraModule { Key = key, Match = LoraMatch.Fits, Rank = down.Shape[0], Inputs = down.Shape[1], Outputs = up.Shape[0], Layer = found?.Layer.Name };
        if (found is not { Layer: var layer })
        {
            return LoraNames.IsTextEncoder(key)
                ? module with { Match = LoraMatch.TextEncoder, Problem = $"'{key}' is for a text encoder; engines that adapt only the transformer ignore it." }
                : module with { Match = LoraMatch.NoSuchLayer, Problem = $"'{key}' is no layer of FLUX.1." };
        }

        return module.Inputs == layer.Inputs && module.Outputs == layer.Outputs
            ? module
            : module with { Match = LoraMatch.OtherSize, Problem = Invariant($"'{key}' is {module.Inputs}→{module.Outputs}, the layer of FLUX.1 {layer.Inputs}→{layer.Outputs}.") };
    }

    private static LoraFormat FormatOf(List<LoraModule> modules, IReadOnlyDictionary<string, string> notes)
    {
        var known = modules.Where(module => module.Layer is not null).ToList();
        if (known.Count == 0)
            return LoraFormat.Unknown;
        if (LoraNotes.IsAiToolkit(notes))
            return LoraFormat.AiToolkit;
        if (known.Exists(module => LoraNames.IsFlat(module.Key)))
            return LoraFormat.Kohya;
        if (known.Exists(module => module.Key.Contains("_blocks.", StringComparison.Ordinal) && !module.Key.Contains("transformer_blocks.", StringComparison.Ordinal)))
            return LoraFormat.Bfl;
        return known.Exists(module => module.Key.EndsWith(ModulationEnding, StringComparison.Ordinal)) ? LoraFormat.AiToolkit : LoraFormat.Diffusers;
    }

    private static LoraTargetSet? TargetsOf(List<LoraModule> modules)
    {
        var layers = modules.Where(module => module.Layer is not null && module.Match != LoraMatch.Incomplete).Select(module => module.Layer!).ToHashSet(StringComparer.Ordinal);
        foreach (var set in FluxLayers.Sets)
        {
            if (FluxLayers.Of(set) is { } wanted && wanted.Count == layers.Count && wanted.All(layer => layers.Contains(layer.Name)))
                return set;
        }

        return null;
    }
}
