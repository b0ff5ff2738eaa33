namespace Astria.Flux.Local.Flux;

/// <summary>The sizes of a FLUX transformer; all but the rotary axes can be read off its tensors.</summary>
internal sealed record FluxConfig
{
    /// <summary>Features of one picture token: latent channels × 2 × 2 (64 in FLUX.1).</summary>
    public required int InChannels { get; init; }

    /// <summary>Features of one text token (4,096 in FLUX.1: T5-XXL).</summary>
    public required int ContextSize { get; init; }

    /// <summary>Features of the pooled text vector (768 in FLUX.1: CLIP-L).</summary>
    public required int VectorSize { get; init; }

    /// <summary>Features of a token inside the transformer (3,072 in FLUX.1).</summary>
    public required int Hidden { get; init; }

    /// <summary>Attention heads (24 in FLUX.1).</summary>
    public required int Heads { get; init; }

    /// <summary>Blocks with separate weights for text and picture (19 in FLUX.1).</summary>
    public required int DoubleBlocks { get; init; }

    /// <summary>Blocks over both streams joined (38 in FLUX.1).</summary>
    public required int SingleBlocks { get; init; }

    /// <summary>Features of a head for time, row and column (16, 56, 56 in FLUX.1).</summary>
    public required IReadOnlyList<int> Axes { get; init; }

    /// <summary>Whether the guidance scale is an input (FLUX.1-dev) or not (schnell).</summary>
    public required bool GuidanceEmbedding { get; init; }

    /// <summary>Whether query, key and value projections of the double blocks have biases, as FLUX.1's do.</summary>
    public bool QkvBias { get; init; } = true;

    /// <summary>Features of the hidden layer of a block's feed-forward part: 4 × hidden.</summary>
    public int MlpSize => 4 * Hidden;

    // A place in time, row and column.
    private const int Dimensions = 3;

    // Far beyond any model there is (FLUX.1: 56 features, 38 blocks): what a hostile file could make the sizes overflow by.
    private const int LargestAxis = 4096;
    private const int MostBlocks = 1000;
    private const int LargestSize = 1 << 20;

    /// <summary>Base of the rotary frequencies.</summary>
    public const double Theta = 10_000;

    /// <summary>Reads the sizes off the tensors' names and shapes.</summary>
    /// <param name="shapes">Shape of each tensor by its name in BFL's layout.</param>
    /// <param name="axes">Features of a head for each axis.</param>
    /// <exception cref="WeightsException">Tensors that tell a size are missing.</exception>
    public static FluxConfig Infer(IReadOnlyDictionary<string, IReadOnlyList<int>> shapes, IReadOnlyList<int> axes)
    {
        string[] telling = ["img_in.weight", "txt_in.weight", "vector_in.in_layer.weight"];
        var missing = telling.Where(name => !shapes.ContainsKey(name)).ToList();
        if (missing.Count > 0) throw new WeightsException($"Not a FLUX transformer: the tensors {string.Join(", ", missing)} are missing.");
        var flat = telling.Where(name => shapes[name].Count != 2 || shapes[name].Any(size => size is < 1 or > LargestSize)).ToList();
        if (flat.Count > 0) throw new WeightsException($"Not a FLUX transformer: the tensors {string.Join(", ", flat)} are no matrices of a size that can be.");
        if (axes.Count != Dimensions || axes.Any(axis => axis is < 2 or > LargestAxis || axis % 2 != 0) || shapes["img_in.weight"][0] % axes.Sum() != 0)
        {
            throw new WeightsException($"Not a FLUX transformer: rotary axes of {string.Join(", ", axes.Take(8))} features must be three, even, and their sum divide the hidden size {shapes["img_in.weight"][0]}.");
        }

        if (Count("double_blocks.") > MostBlocks || Count("single_blocks.") > MostBlocks) throw new WeightsException($"Not a FLUX transformer: more than {MostBlocks} blocks of a kind.");

        var hidden = shapes["img_in.weight"][0];
        return new FluxConfig
        {
            InChannels = shapes["img_in.weight"][1],
            ContextSize = shapes["txt_in.weight"][1],
            VectorSize = shapes["vector_in.in_layer.weight"][1],
            Hidden = hidden,
            Heads = hidden / axes.Sum(),
            DoubleBlocks = Count("double_blocks."),
            SingleBlocks = Count("single_blocks."),
            Axes = axes,
            GuidanceEmbedding = shapes.ContainsKey("guidance_in.in_layer.weight"),
            QkvBias = shapes.ContainsKey("double_blocks.0.img_attn.qkv.bias") || !shapes.ContainsKey("double_blocks.0.img_attn.qkv.weight"),
        };

        int Count(string prefix) => shapes.Keys
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..].Split('.')[0])
            .Distinct(StringComparer.Ordinal)
            .Count();
    }

    /// <summary>Name and shape of every tensor of a transformer of these sizes, in BFL's layout.</summary>
    public IEnumerable<(string Name, int[] Shape)> Tensors()
    {
        var head = Hidden / Heads;
        IEnumerable<(string, int[])> layer(string name, int outputs, int inputs) =>
            [($"{name}.weight", [outputs, inputs]), ($"{name}.bias", [outputs])];
        IEnumerable<(string, int[])> norms(string name) =>
            [($"{name}.query_norm.scale", [head]), ($"{name}.key_norm.scale", [head])];
        IEnumerable<(string, int[])> embedder(string name, int inputs) =>
            [.. layer($"{name}.in_layer", Hidden, inputs), .. layer($"{name}.out_layer", Hidden, Hidden)];

        List<(string, int[])> all =
        [
            .. layer("img_in", Hidden, InChannels), .. layer("txt_in", Hidden, ContextSize),
            .. embedder("time_in", TimestepEmbedding.Size), .. embedder("vector_in", VectorSize),
        ];
        if (GuidanceEmbedding) all.AddRange(embedder("guidance_in", TimestepEmbedding.Size));
        for (var i = 0; i < DoubleBlocks; i++)
        {
            foreach (var stream in (string[])["img", "txt"])
            {
                var name = $"double_blocks.{i}.{stream}";
                all.AddRange(
                [
                    .. layer($"{name}_mod.lin", 6 * Hidden, Hidden), .. layer($"{name}_attn.qkv", 3 * Hidden, Hidden).Take(QkvBias ? 2 : 1),
                    .. norms($"{name}_attn.norm"), .. layer($"{name}_attn.proj", Hidden, Hidden),
                    .. layer($"{name}_mlp.0", MlpSize, Hidden), .. layer($"{name}_mlp.2", Hidden, MlpSize),
                ]);
            }
        }

        for (var i = 0; i < SingleBlocks; i++)
        {
            var name = $"single_blocks.{i}";
            all.AddRange(
            [
                .. layer($"{name}.modulation.lin", 3 * Hidden, Hidden), .. layer($"{name}.linear1", (3 * Hidden) + MlpSize, Hidden),
                .. layer($"{name}.linear2", Hidden, Hidden + MlpSize), .. norms($"{name}.norm"),
            ]);
        }

        return [.. all, .. layer("final_layer.adaLN_modulation.1", 2 * Hidden, Hidden), .. layer("final_layer.linear", InChannels, Hidden)];
    }
}
