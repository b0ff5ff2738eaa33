using System.Globalization;
using System.Text.Json;
using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Text;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Models;

/// <summary>A whole small model in one file, such as the bundled one: FLUX's transformer with small stand-ins for its text encoders and autoencoder.</summary>
internal static class SmallModel
{
    private const string FormatKey = "format";
    private const string Format = "astria-flux-local/1";
    private const string AxesKey = "axes";
    private const string ResolutionKey = "resolution";
    private const string CaptionsKey = "captions";
    private const string TextPrefix = "text.";
    private const string AutoEncoderPrefix = "ae.";

    // Guidance by measurement on the bundled model (docs/bundled-model.md): 1 is vague, and beyond 3 little is won.
    private static readonly ModelHabits Habits = new(Steps: 20, Guidance: 3, ShiftsTimes: true);

    /// <summary>Puts one together.</summary>
    /// <param name="transformer">The transformer.</param>
    /// <param name="text">The text encoder.</param>
    /// <param name="autoEncoder">The autoencoder.</param>
    /// <param name="resolution">Side of the pictures, in pixels.</param>
    /// <param name="captions">What it is taught to draw.</param>
    public static LocalModel Create(ManagedFluxModel transformer, WordPieceEncoder text, PatchAutoEncoder autoEncoder, int resolution, IReadOnlyList<string> captions) => new()
    {
        Transformer = transformer,
        Text = text,
        AutoEncoder = autoEncoder,
        Resolution = resolution,
        Habits = Habits,
        Captions = captions,
    };

    /// <summary>Reads a model.</summary>
    /// <exception cref="WeightsException">The file is no such model; everything wrong with it is named.</exception>
    public static LocalModel Load(SafetensorsFile file)
    {
        if (file.Metadata.GetValueOrDefault(FormatKey) != Format)
        {
            throw new WeightsException($"This file is no model of the managed engine: its note '{FormatKey}' is '{file.Metadata.GetValueOrDefault(FormatKey)}', not '{Format}'. FLUX.1 itself is opened as the whole folder that diffusers reads.");
        }

        var axes = ReadAxes(file);
        var resolution = ReadResolution(file);
        var shapes = file.Tensors
            .Where(t => !t.Key.StartsWith(TextPrefix, StringComparison.Ordinal) && !t.Key.StartsWith(AutoEncoderPrefix, StringComparison.Ordinal))
            .ToDictionary(t => t.Key, t => t.Value.Shape, StringComparer.Ordinal);
        var config = FluxConfig.Infer(shapes, axes);
        var transformer = new ManagedFluxModel(config, shapes.Keys.ToDictionary(name => name, Read, StringComparer.Ordinal));
        var mean = file.ReadFloats(PatchAutoEncoder.MeanName);
        var factor = (int)Math.Round(Math.Sqrt(mean.Length / 3.0));
        var autoEncoder = new PatchAutoEncoder(factor, mean, file.ReadFloats(PatchAutoEncoder.DirectionsName), file.ReadFloats(PatchAutoEncoder.ScaleName));
        string[] captions = file.Metadata.GetValueOrDefault(CaptionsKey)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var model = Create(transformer, new WordPieceEncoder(Read(WordPieceEncoder.PiecesName), Read(WordPieceEncoder.PlacesName)), autoEncoder, resolution, captions);
        Check(model);
        return model;

        Tensor Read(string name)
        {
            var shape = file.Tensors.TryGetValue(name, out var entry) ? entry.Shape : [];
            if (shape.Count > 2) throw new WeightsException($"This model's tensor '{name}' has {shape.Count} dimensions; one or two are expected.");
            return Tensor.Parameter(file.ReadFloats(name), shape.Count == 2 ? shape[0] : 1, shape.Count == 0 ? 1 : shape[^1], requiresGradient: false);
        }
    }

    /// <summary>Writes a model, its weights as bfloat16.</summary>
    /// <param name="model">One that was made or read here.</param>
    /// <param name="path">The file.</param>
    /// <param name="values">Where to take a tensor's numbers from, by name: the model's own, or their running average.</param>
    public static void Save(LocalModel model, string path, Func<string, Tensor, ReadOnlyMemory<float>> values)
    {
        var text = (WordPieceEncoder)model.Text;
        var config = model.Transformer.Config;
        var writer = new SafetensorsWriter();
        writer.Metadata[FormatKey] = Format;
        writer.Metadata[AxesKey] = JsonSerializer.Serialize([.. config.Axes], LocalModelJson.Default.Int32Array);
        writer.Metadata[ResolutionKey] = model.Resolution.ToString(CultureInfo.InvariantCulture);
        writer.Metadata[CaptionsKey] = string.Join('\n', model.Captions);
        foreach (var (name, shape) in config.Tensors()) writer.AddBrainFloat(name, shape, values(name, model.Transformer.Parameters[name]).Span);
        writer.AddBrainFloat(WordPieceEncoder.PiecesName, [text.Pieces.Rows, text.Pieces.Columns], values(WordPieceEncoder.PiecesName, text.Pieces).Span);
        writer.AddBrainFloat(WordPieceEncoder.PlacesName, [text.Places.Rows, text.Places.Columns], values(WordPieceEncoder.PlacesName, text.Places).Span);
        ((PatchAutoEncoder)model.AutoEncoder).AddTo(writer);
        writer.Write(path);
    }

    private static int[] ReadAxes(SafetensorsFile file)
    {
        try
        {
            return JsonSerializer.Deserialize(file.Metadata.GetValueOrDefault(AxesKey, "null"), LocalModelJson.Default.Int32Array) ?? throw new JsonException("it is missing");
        }
        catch (JsonException e)
        {
            throw new WeightsException($"This model's note '{AxesKey}' is no list of numbers: {e.Message}", e);
        }
    }

    private static int ReadResolution(SafetensorsFile file) =>
        int.TryParse(file.Metadata.GetValueOrDefault(ResolutionKey), NumberStyles.None, CultureInfo.InvariantCulture, out var resolution) && resolution > 0
            ? resolution
            : throw new WeightsException($"This model's note '{ResolutionKey}' is '{file.Metadata.GetValueOrDefault(ResolutionKey)}', not a number of pixels.");

    // What the parts must agree on; the kernels below trust it.
    private static void Check(LocalModel model)
    {
        var config = model.Transformer.Config;
        var text = (WordPieceEncoder)model.Text;
        var faults = new List<string>();
        if (text.Pieces.Rows < 2) faults.Add("its text table has fewer than 2 rows");
        if (text.Pieces.Columns != config.ContextSize || text.Pieces.Columns != config.VectorSize || text.Places.Columns != text.Pieces.Columns)
        {
            faults.Add($"its text has {text.Pieces.Columns} and {text.Places.Columns} features where the transformer reads {config.ContextSize} and {config.VectorSize}");
        }

        faults.AddRange(ModelSizes.Faults(model));
        if (faults.Count > 0) throw new WeightsException($"This model contradicts itself: {string.Join("; ", faults)}.");
    }
}
