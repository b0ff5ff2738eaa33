using System.Globalization;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>All that training needs to go on: weights, their average, the optimisers' memory, step and time.</summary>
internal sealed class TrainingCheckpoint(string path, Dictionary<string, Tensor> parameters, WeightAverage average, FloatBuffer[] optimiserState)
{
    public void Save(int step, TimeSpan elapsed)
    {
        var writer = new SafetensorsWriter();
        writer.Metadata["step"] = step.ToString(CultureInfo.InvariantCulture);
        writer.Metadata["elapsed"] = elapsed.ToString("c", CultureInfo.InvariantCulture);
        foreach (var (name, parameter) in parameters)
        {
            writer.Add("w." + name, [parameter.Length], parameter.Span);
            writer.Add("a." + name, [parameter.Length], average.Averages[name].Span);
        }

        for (var i = 0; i < optimiserState.Length; i++) writer.Add($"o.{i}", [optimiserState[i].Length], optimiserState[i].Span);
        writer.Write(path);
    }

    /// <summary>Restores the last checkpoint, if there is one.</summary>
    public (int Step, TimeSpan Elapsed) TryRestore()
    {
        if (!File.Exists(path)) return (0, TimeSpan.Zero);
        using var file = SafetensorsFile.Open(path);
        foreach (var (name, parameter) in parameters)
        {
            file.ReadFloats("w." + name).CopyTo(parameter.Span);
            file.ReadFloats("a." + name).CopyTo(average.Averages[name].Span);
        }

        for (var i = 0; i < optimiserState.Length; i++) file.ReadFloats($"o.{i}").CopyTo(optimiserState[i].Span);
        return (int.Parse(file.Metadata["step"], CultureInfo.InvariantCulture), TimeSpan.Parse(file.Metadata["elapsed"], CultureInfo.InvariantCulture));
    }
}
