using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>Runs the network once. It owns its memory (some 5 MB), so that a run allocates nothing; for one thread at a time.</summary>
internal sealed class BlazeFaceNetwork
{
    private const int Pixels = 4;
    private const int InputChannels = 3;
    // The first layer's 5 × 5 windows reach one pixel beyond the left and upper edge and two beyond the right and lower.
    private const int InputSide = BlazeFaceLayout.Side + 3;

    private readonly BlazeFaceWeights _weights;
    private readonly float[] _input = new float[InputSide * InputSide * InputChannels];
    private readonly FeatureMap _first = new(BlazeFaceLayout.Side / 2, BlazeFaceLayout.FirstChannels);
    private readonly FeatureMap[] _maps = new FeatureMap[BlazeFaceLayout.Blocks.Length];
    private readonly float[] _row = new float[BlazeFaceLayout.Side / 2 * BlazeFaceLayout.FirstChannels];

    public BlazeFaceNetwork(BlazeFaceWeights weights)
    {
        _weights = weights;
        var (map, other) = (_first, new FeatureMap(_first.Side, _first.Channels));
        for (var i = 0; i < _maps.Length; i++)
        {
            var block = BlazeFaceLayout.Blocks[i];
            // Two maps of each size take turns.
            var next = block.Halves ? new FeatureMap(map.Side / 2, block.Out) : other;
            other = block.Halves ? new FeatureMap(next.Side, next.Channels) : map;
            _maps[i] = map = next;
        }
    }

    /// <summary>Scores before the logistic function: [y][x][box].</summary>
    public float[] FineScores { get; } = new float[BlazeFaceLayout.Fine.Cells * BlazeFaceLayout.Fine.Cells * BlazeFaceLayout.Fine.Boxes];

    /// <summary>Boxes: [y][x][box][16].</summary>
    public float[] FineBoxes { get; } = new float[BlazeFaceLayout.Fine.Cells * BlazeFaceLayout.Fine.Cells * BlazeFaceLayout.Fine.Boxes * BlazeFaceLayout.BoxValues];

    /// <summary>Scores before the logistic function: [y][x][box].</summary>
    public float[] CoarseScores { get; } = new float[BlazeFaceLayout.Coarse.Cells * BlazeFaceLayout.Coarse.Cells * BlazeFaceLayout.Coarse.Boxes];

    /// <summary>Boxes: [y][x][box][16].</summary>
    public float[] CoarseBoxes { get; } = new float[BlazeFaceLayout.Coarse.Cells * BlazeFaceLayout.Coarse.Cells * BlazeFaceLayout.Coarse.Boxes * BlazeFaceLayout.BoxValues];

    /// <summary>A row of the input: 256 pixels of red, green and blue, -1 to 1.</summary>
    public Span<float> InputRow(int y) => _input.AsSpan((((y + 1) * InputSide) + 1) * InputChannels, BlazeFaceLayout.Side * InputChannels);

    /// <summary>Runs the network on what the input rows hold.</summary>
    public void Run()
    {
        First();
        var map = _first;
        for (var i = 0; i < _maps.Length; i++)
        {
            Block(map, _maps[i], BlazeFaceLayout.Blocks[i], _weights.Blocks[i]);
            map = _maps[i];
        }

        Head(_maps[^2], _weights.Heads[0], FineScores);
        Head(_maps[^2], _weights.Heads[1], FineBoxes);
        Head(_maps[^1], _weights.Heads[2], CoarseScores);
        Head(_maps[^1], _weights.Heads[3], CoarseBoxes);
    }

    private void First()
    {
        const int window = 5;
        const int rowTaps = window * InputChannels;
        Span<float> sums = stackalloc float[Pixels * Kernels.Group];
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights.First.Weights);
        for (var y = 0; y < _first.Side; y++)
        {
            for (var x = 0; x < _first.Side; x += Pixels)
            {
                Start(sums, _weights.First.Bias);
                for (var dy = 0; dy < window; dy++)
                {
                    ref var input = ref _input[(((2 * y) + dy) * InputSide * InputChannels) + (2 * x * InputChannels)];
                    Kernels.Mix(ref input, 2 * InputChannels, rowTaps, ref Unsafe.Add(ref weights, dy * rowTaps * Kernels.Group), ref sums[0]);
                }

                Kernels.ClipNegative(sums, _first.Values.AsSpan(_first.At(x, y), sums.Length));
            }
        }
    }

    private void Block(FeatureMap from, FeatureMap to, BlockLayout block, BlockWeights weights)
    {
        var row = _row.AsSpan(0, to.Side * block.In);
        Span<float> sums = stackalloc float[Pixels * Kernels.Group];
        var scale = block.Halves ? 2 : 1;
        ref var mix = ref MemoryMarshal.GetArrayDataReference(weights.Pointwise.Weights);
        for (var y = 0; y < to.Side; y++)
        {
            // Where a size is halved the windows begin at the pixel itself: the padding is at the right and lower edge only.
            var corner = block.Halves ? from.At(0, 2 * y) : from.At(-1, y - 1);
            Kernels.Depthwise(from.Values, corner, from.Stride, scale * block.In, weights.Depthwise, row, block.In);
            for (var x = 0; x < to.Side; x += Pixels)
            {
                for (var group = 0; group < block.Out; group += Kernels.Group)
                {
                    Start(sums, weights.Pointwise.Bias.AsSpan(group, Kernels.Group));
                    Kernels.Mix(ref row[x * block.In], block.In, block.In, ref Unsafe.Add(ref mix, group * block.In), ref sums[0]);
                    for (var p = 0; p < Pixels; p++)
                    {
                        var sum = sums.Slice(p * Kernels.Group, Kernels.Group);
                        // Channels beyond the input's have nothing to add.
                        if (block.Adds && group < block.In) Add(from, (x + p) * scale, y * scale, group, block.Halves, sum);
                        var values = to.Values.AsSpan(to.At(x + p, y) + group, Kernels.Group);
                        Kernels.ClipNegative(sum, values);
                    }
                }
            }
        }
    }

    private static void Head(FeatureMap map, LayerWeights weights, float[] output)
    {
        var at = 0;
        for (var y = 0; y < map.Side; y++)
        {
            for (var x = 0; x < map.Side; x++)
            {
                var pixel = map.Values.AsSpan(map.At(x, y), map.Channels);
                for (var o = 0; o < weights.Bias.Length; o++)
                    output[at++] = weights.Bias[o] + Kernels.Dot(pixel, weights.Weights.AsSpan(o * map.Channels, map.Channels));
            }
        }
    }

    private static void Start(Span<float> sums, ReadOnlySpan<float> bias)
    {
        for (var p = 0; p < Pixels; p++) bias.CopyTo(sums[(p * Kernels.Group)..]);
    }

    // The input itself, or the largest of four pixels where the size is halved.
    private static void Add(FeatureMap from, int x, int y, int channel, bool halves, Span<float> sum)
    {
        var a = from.Values.AsSpan(from.At(x, y) + channel, Kernels.Group);
        if (!halves)
        {
            Kernels.Add(a, sum);
            return;
        }

        var b = from.Values.AsSpan(from.At(x + 1, y) + channel, Kernels.Group);
        var c = from.Values.AsSpan(from.At(x, y + 1) + channel, Kernels.Group);
        var d = from.Values.AsSpan(from.At(x + 1, y + 1) + channel, Kernels.Group);
        Kernels.AddLargest(a, b, c, d, sum);
    }
}
