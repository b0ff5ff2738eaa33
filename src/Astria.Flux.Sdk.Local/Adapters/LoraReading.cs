using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Adapters;

/// <summary>Reads one LoRA file and gathers all that is wrong with it.</summary>
internal sealed class LoraReading(SafetensorsFile file, LoraKeys keys, ICollection<string>? ignored)
{
    // Enough to see what is wrong; a LoRA for another model may have a thousand tensors.
    private const int MostFaults = 40;

    private readonly List<string> _faults = [];
    private readonly LoraAlphaNotes _alphas = LoraAlphaNotes.Read(file.Metadata);
    private int _faultCount;

    /// <exception cref="WeightsException">Something was wrong; all of it is named.</exception>
    public LoraWeights Read()
    {
        var layers = new Dictionary<string, List<LoraPart>>(StringComparer.Ordinal);
        foreach (var (module, tensors) in Modules())
        {
            if (keys.Find(module) is not { } target)
            {
                if (ignored is null) Fault(LoraKeys.IsTextEncoder(module) ? $"'{module}' is for a text encoder, which this engine does not adapt" : $"'{module}' is no layer of this model");
                else foreach (var tensor in tensors.Values) ignored.Add(tensor);
            }
            else if (ReadPart(module, tensors, target) is { } part)
            {
                if (!layers.TryGetValue(target.Layer, out var parts)) layers.Add(target.Layer, parts = []);
                if (parts.Exists(other => Overlap(other.Target, target))) Fault($"'{module}' adds to outputs of '{target.Layer}' that another name adds to already");
                else parts.Add(part);
            }
        }

        if (layers.Count == 0 && _faultCount == 0) Fault("it holds no addition to any layer");
        if (_faultCount > 0) throw new WeightsException($"This LoRA can't be used: {string.Join("; ", _faults)}{(_faultCount > _faults.Count ? $"; and {_faultCount - _faults.Count} faults more" : "")}.");
        return new LoraWeights(layers.ToDictionary(l => l.Key, l => LoraJoin.Join([.. l.Value.OrderBy(part => part.Target.FirstRow)]), StringComparer.Ordinal), file.Metadata);
    }

    private static bool Overlap(LoraTarget a, LoraTarget b) => a.FirstRow < b.FirstRow + b.Rows && b.FirstRow < a.FirstRow + a.Rows;

    private Dictionary<string, Dictionary<LoraTensorPart, string>> Modules()
    {
        var modules = new Dictionary<string, Dictionary<LoraTensorPart, string>>(StringComparer.Ordinal);
        foreach (var tensor in file.Tensors.Keys)
        {
            if (LoraTensorName.Parse(tensor) is not { } name)
            {
                if (ignored is null) Fault($"'{tensor}' is no tensor of a LoRA");
                else ignored.Add(tensor);
                continue;
            }

            if (!modules.TryGetValue(name.Module, out var parts)) modules.Add(name.Module, parts = []);
            if (!parts.TryAdd(name.Part, tensor)) Fault($"'{tensor}' says again what '{parts[name.Part]}' says");
        }

        return modules;
    }

    private LoraPart? ReadPart(string module, Dictionary<LoraTensorPart, string> tensors, LoraTarget target)
    {
        if (!tensors.TryGetValue(LoraTensorPart.Down, out var downName) || !tensors.TryGetValue(LoraTensorPart.Up, out var upName))
        {
            return Refuse($"'{module}' lacks its {(tensors.ContainsKey(LoraTensorPart.Down) ? "up" : "down")} matrix");
        }

        var (down, up) = (file.Tensors[downName].Shape, file.Tensors[upName].Shape);
        if (down.Count != 2 || up.Count != 2 || down[0] != up[1] || down[0] == 0)
        {
            return Refuse($"'{module}': down ({string.Join('×', down)}) and up ({string.Join('×', up)}) don't fit together");
        }

        if (down[1] != target.Inputs || up[0] != target.Rows)
        {
            return Refuse($"'{module}' is {down[1]}→{up[0]} where the model has {target.Inputs}→{target.Rows}");
        }

        float[] alpha = tensors.TryGetValue(LoraTensorPart.Alpha, out var alphaName)
            ? file.Tensors[alphaName].Count == 1 ? file.ReadFloats(alphaName) : []
            : [_alphas.Of(module, down[0])];
        if (alpha is not [var one] || !float.IsFinite(one)) return Refuse($"'{module}': alpha is no finite number");
        var layer = new LoraLayer(file.ReadFloats(downName), file.ReadFloats(upName), down[0], one);
        if (!AllFinite(layer.Down) || !AllFinite(layer.Up)) return Refuse($"'{module}' holds values that are no finite numbers");
        return new LoraPart(target, layer);
    }

    private static bool AllFinite(float[] values) => Array.TrueForAll(values, float.IsFinite);

    private LoraPart? Refuse(string fault)
    {
        Fault(fault);
        return null;
    }

    private void Fault(string fault)
    {
        _faultCount++;
        if (_faults.Count < MostFaults) _faults.Add(fault);
    }
}
