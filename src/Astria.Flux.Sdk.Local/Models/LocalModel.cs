using System.Globalization;
using System.Text.Json;
using Astria.Flux.Generation;
using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Text;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Models;

/// <summary>A whole small model from one file: transformer, text encoder, autoencoder, and the sizes it was trained at.</summary>
internal sealed class LocalModel
{
    private const string FormatKey = "format";
    private const string Format = "astria-flux-local/1";
    private const string AxesKey = "axes";
    private const string ResolutionKey = "resolution";
    private const string CaptionsKey = "captions";
    private const string TextPrefix = "text.";
    private const string AutoEncoderPrefix = "ae.";

    public LocalModel(ManagedFluxModel transformer, Tensor pieces, Tensor places, PatchAutoEncoder autoEncoder, int resolution, IReadOnlyList<string> captions)
    {
        Transformer = transformer;
        Pieces = pieces;
        Places = places;
        Text = new WordPieceEncoder(pieces, places);
        AutoEncoder = autoEncoder;
        Resolution = resolution;
        Captions = captions;
    }

    public ManagedFluxModel Transformer { get; }

    public ITextEncoder Text { get; }

    public IAutoEncoder AutoEncoder { get; }

    /// <summary>Side of the square pictures it was trained on, in pixels.</summary>
    public int Resolution { get; }

    /// <summary>What it was taught to draw, one caption a picture.</summary>
    public IReadOnlyList<string> Captions { get; }

    public Tensor Pieces { get; }

    public Tensor Places { get; }

    /// <summary>Picture pixels along the side of one token.</summary>
    public int TokenSide => AutoEncoder.Factor * TokenGrid.Patch;

    /// <summary>Reads a model.</summary>
    /// <exception cref="WeightsException">The file is no such model; everything wrong with it is named.</exception>
    public static LocalModel Load(SafetensorsFile file)
    {
        if (file.Metadata.GetValueOrDefault(FormatKey) != Format)
        {
            throw new WeightsException($"This file is no model of the managed engine: its note '{FormatKey}' is '{file.Metadata.GetValueOrDefault(FormatKey)}', not '{Format}'.");
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
        var model = new LocalModel(transformer, Read(WordPieceEncoder.PiecesName), Read(WordPieceEncoder.PlacesName), autoEncoder, resolution, captions);
        Check(model);
        return model;

        Tensor Read(string name)
        {
            var shape = file.Tensors.TryGetValue(name, out var entry) ? entry.Shape : [];
            if (shape.Count > 2) throw new WeightsException($"This model's tensor '{name}' has {shape.Count} dimensions; one or two are expected.");
            return Tensor.Parameter(file.ReadFloats(name), shape.Count == 2 ? shape[0] : 1, shape.Count == 0 ? 1 : shape[^1], requiresGradient: false);
        }
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
        var faults = new List<string>();
        if (model.Pieces.Rows < 2) faults.Add("its text table has fewer than 2 rows");
        if (model.Pieces.Columns != config.ContextSize || model.Pieces.Columns != config.VectorSize || model.Places.Columns != model.Pieces.Columns)
        {
            faults.Add($"its text has {model.Pieces.Columns} and {model.Places.Columns} features where the transformer reads {config.ContextSize} and {config.VectorSize}");
        }

        if (model.AutoEncoder.Channels * TokenGrid.Patch * TokenGrid.Patch != config.InChannels)
        {
            faults.Add($"its autoencoder has {model.AutoEncoder.Channels} channels where the transformer reads {config.InChannels} features a token");
        }

        if (model.Resolution % model.TokenSide != 0 || ImageSize.Multiple % model.TokenSide != 0)
        {
            faults.Add($"tokens of {model.TokenSide} pixels fit neither pictures of {model.Resolution} nor sizes in steps of {ImageSize.Multiple}");
        }

        if (faults.Count > 0) throw new WeightsException($"This model contradicts itself: {string.Join("; ", faults)}.");
    }

    /// <summary>Writes the model, its weights as bfloat16.</summary>
    /// <param name="path">The file.</param>
    /// <param name="values">Where to take a tensor's numbers from, by name: the model's own, or their running average.</param>
    public void Save(string path, Func<string, Tensor, ReadOnlyMemory<float>> values)
    {
        var writer = new SafetensorsWriter();
        writer.Metadata[FormatKey] = Format;
        writer.Metadata[AxesKey] = JsonSerializer.Serialize([.. Transformer.Config.Axes], LocalModelJson.Default.Int32Array);
        writer.Metadata[ResolutionKey] = Resolution.ToString(CultureInfo.InvariantCulture);
        writer.Metadata[CaptionsKey] = string.Join('\n', Captions);
        foreach (var (name, shape) in Transformer.Config.Tensors()) writer.AddBrainFloat(name, shape, values(name, Transformer.Parameters[name]).Span);
        writer.AddBrainFloat(WordPieceEncoder.PiecesName, [Pieces.Rows, Pieces.Columns], values(WordPieceEncoder.PiecesName, Pieces).Span);
        writer.AddBrainFloat(WordPieceEncoder.PlacesName, [Places.Rows, Places.Columns], values(WordPieceEncoder.PlacesName, Places).Span);
        ((PatchAutoEncoder)AutoEncoder).AddTo(writer);
        writer.Write(path);
    }
}
