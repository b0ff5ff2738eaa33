using System.Globalization;
using System.Text.Json;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Engine;

/// <summary>
/// A FLUX.1 folder as it is published for diffusers, tiny and of chance numbers: every file, tensor and setting has the name it has there. The names are written
/// out here on purpose, and not taken from the code that reads them.
/// </summary>
internal sealed class FluxFolderFixture : IDisposable
{
    // 256 letters, as many that end a word, and two marks: a tokenizer without any rules of joining.
    private const int ClipPieces = 514;
    private const int T5Pieces = 2000;
    private const int Hidden = 32;
    private const int Head = 16;
    private const int TextFeatures = 24;
    private const int PooledFeatures = 16;
    private const int LatentChannels = 4;
    private const int PictureChannels = 32;

    private readonly string _root = Directory.CreateTempSubdirectory("flux-folder-").FullName;
    private readonly Dictionary<string, Dictionary<string, (int[] Shape, float[] Values)>> _parts = [];

    public FluxFolderFixture(bool dev = true)
    {
        _parts["transformer"] = Filled(Transformer(dev), 1);
        _parts["vae"] = Filled(AutoEncoder(), 2);
        _parts["text_encoder"] = Filled(Clip(), 3);
        _parts["text_encoder_2"] = Filled(T5(), 4);
        WriteFile("model_index.json", """{"_class_name":"FluxPipeline","_diffusers_version":"0.30.0"}""");
        WriteFile("transformer/config.json", $$"""{"_class_name":"FluxTransformer2DModel","attention_head_dim":16,"axes_dims_rope":[4,6,6],"guidance_embeds":{{(dev ? "true" : "false")}},"in_channels":16,"num_attention_heads":2,"num_layers":1,"num_single_layers":2}""");
        WriteFile("vae/config.json", """{"_class_name":"AutoencoderKL","latent_channels":4,"norm_num_groups":32,"sample_size":32,"scaling_factor":0.3611,"shift_factor":0.1159,"use_quant_conv":false}""");
        WriteFile("text_encoder/config.json", """{"architectures":["CLIPTextModel"],"hidden_size":16,"num_attention_heads":2,"vocab_size":514}""");
        WriteFile("text_encoder_2/config.json", """{"architectures":["T5EncoderModel"],"d_kv":8,"d_model":24,"num_heads":3,"vocab_size":2000}""");
        WriteFile("scheduler/scheduler_config.json", dev ? """{"_class_name":"FlowMatchEulerDiscreteScheduler","base_shift":0.5,"max_shift":1.15,"shift":3.0,"use_dynamic_shifting":true}""" : """{"_class_name":"FlowMatchEulerDiscreteScheduler","shift":1.0,"use_dynamic_shifting":false}""");
        WriteFile("tokenizer/merges.txt", "#version: 0.2\n");
        Directory.CreateDirectory(Path.Combine(Folder, "tokenizer_2"));
        File.Copy(GoldenData.PathOf("t5like_unigram.model"), Path.Combine(Folder, "tokenizer_2", "spiece.model"));
        WriteWeights();
    }

    public string Folder => Path.Combine(_root, "FLUX.1-tiny");

    public string WorkDirectory => Path.Combine(_root, "work");

    /// <summary>Tensors of a part, to be changed before <see cref="WriteWeights"/>.</summary>
    public Dictionary<string, (int[] Shape, float[] Values)> this[string part] => _parts[part];

    public LocalEngine NewEngine(int threads = 2) => new(new LocalEngineOptions { ModelPath = Folder, WorkDirectory = WorkDirectory, Threads = threads, PriorPictures = 2 });

    public void WriteFile(string name, string text)
    {
        var path = Path.Combine(Folder, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Delete(string name) => File.Delete(Path.Combine(Folder, name.Replace('/', Path.DirectorySeparatorChar)));

    /// <summary>Transformer and T5 in two files with an index, as the published ones are; the others in one.</summary>
    public void WriteWeights()
    {
        WriteSharded("transformer", "diffusion_pytorch_model");
        WriteSharded("text_encoder_2", "model");
        WriteOne(_parts["vae"], "vae/diffusion_pytorch_model.safetensors");
        WriteOne(_parts["text_encoder"], "text_encoder/model.safetensors");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void WriteSharded(string part, string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] files = [$"{name}-00001-of-00002.safetensors", $"{name}-00002-of-00002.safetensors"];
        var half = (_parts[part].Count + 1) / 2;
        foreach (var (tensors, file) in _parts[part].Chunk(half).Zip(files))
        {
            foreach (var (tensor, _) in tensors) map[tensor] = file;
            WriteOne(tensors, $"{part}/{file}");
        }

        WriteFile($"{part}/{name}.safetensors.index.json", JsonSerializer.Serialize(new Dictionary<string, object> { ["metadata"] = new { total_size = 0 }, ["weight_map"] = map }));
    }

    private void WriteOne(IEnumerable<KeyValuePair<string, (int[] Shape, float[] Values)>> tensors, string name)
    {
        var writer = new SafetensorsWriter();
        foreach (var (tensor, (shape, values)) in tensors) writer.Add(tensor, shape, values);
        WriteFile(name, "");
        writer.Write(Path.Combine(Folder, name.Replace('/', Path.DirectorySeparatorChar)));
    }

    private static Dictionary<string, (int[] Shape, float[] Values)> Filled(IEnumerable<(string Name, int[] Shape)> tensors, long seed)
    {
        var random = new FluxRandom(seed);
        var filled = new Dictionary<string, (int[], float[])>(StringComparer.Ordinal);
        foreach (var (name, shape) in tensors)
        {
            var values = new float[shape.Aggregate(1, (a, b) => a * b)];
            random.FillNormal(values);
            var norm = shape.Length == 1 && name.EndsWith(".weight", StringComparison.Ordinal);
            var deviation = shape.Length == 1 ? 0.05f : 1 / MathF.Sqrt(shape[1..].Aggregate(1, (a, b) => a * b));
            for (var i = 0; i < values.Length; i++) values[i] = (norm ? 1 : 0) + (deviation * values[i]);
            filled[name] = (shape, values);
        }

        return filled;
    }

    // diffusers' FluxTransformer2DModel.
    private static List<(string, int[])> Transformer(bool dev)
    {
        const int mlp = 4 * Hidden;
        List<(string, int[])> all =
        [
            .. Layer("x_embedder", Hidden, 4 * LatentChannels), .. Layer("context_embedder", Hidden, TextFeatures),
            .. Embedder("timestep_embedder", TimestepEmbedding.Size), .. Embedder("text_embedder", PooledFeatures), .. dev ? Embedder("guidance_embedder", TimestepEmbedding.Size) : [],
            .. Layer("norm_out.linear", 2 * Hidden, Hidden), .. Layer("proj_out", 4 * LatentChannels, Hidden),
        ];
        const string block = "transformer_blocks.0";
        foreach (var name in (string[])["norm1.linear", "norm1_context.linear"]) all.AddRange(Layer($"{block}.{name}", 6 * Hidden, Hidden));
        foreach (var name in (string[])["to_q", "to_k", "to_v", "to_out.0", "add_q_proj", "add_k_proj", "add_v_proj", "to_add_out"]) all.AddRange(Layer($"{block}.attn.{name}", Hidden, Hidden));
        foreach (var name in (string[])["norm_q", "norm_k", "norm_added_q", "norm_added_k"]) all.Add(($"{block}.attn.{name}.weight", [Head]));
        foreach (var name in (string[])["ff", "ff_context"]) all.AddRange([.. Layer($"{block}.{name}.net.0.proj", mlp, Hidden), .. Layer($"{block}.{name}.net.2", Hidden, mlp)]);
        foreach (var single in (string[])["single_transformer_blocks.0", "single_transformer_blocks.1"])
        {
            all.AddRange([.. Layer($"{single}.norm.linear", 3 * Hidden, Hidden), .. Layer($"{single}.proj_mlp", mlp, Hidden), .. Layer($"{single}.proj_out", Hidden, Hidden + mlp)]);
            foreach (var name in (string[])["to_q", "to_k", "to_v"]) all.AddRange(Layer($"{single}.attn.{name}", Hidden, Hidden));
            foreach (var name in (string[])["norm_q", "norm_k"]) all.Add(($"{single}.attn.{name}.weight", [Head]));
        }

        return all;

        static IEnumerable<(string, int[])> Embedder(string name, int inputs) =>
            [.. Layer($"time_text_embed.{name}.linear_1", Hidden, inputs), .. Layer($"time_text_embed.{name}.linear_2", Hidden, Hidden)];
    }

    // diffusers' AutoencoderKL: four levels, as FLUX.1's, of one size.
    private static List<(string, int[])> AutoEncoder()
    {
        const int levels = 4;
        var all = new List<(string, int[])>();
        foreach (var (half, blocks, resnets, sampler) in (ReadOnlySpan<(string, string, int, string)>)[("encoder", "down_blocks", 2, "downsamplers"), ("decoder", "up_blocks", 3, "upsamplers")])
        {
            all.AddRange(Convolution($"{half}.conv_in", PictureChannels, half == "encoder" ? 3 : LatentChannels));
            for (var level = 0; level < levels; level++)
            {
                for (var i = 0; i < resnets; i++) all.AddRange(Resnet($"{half}.{blocks}.{Text(level)}.resnets.{Text(i)}"));
                if (level < levels - 1) all.AddRange(Convolution($"{half}.{blocks}.{Text(level)}.{sampler}.0.conv", PictureChannels, PictureChannels));
            }

            all.AddRange([.. Resnet($"{half}.mid_block.resnets.0"), .. Resnet($"{half}.mid_block.resnets.1"), .. Norm($"{half}.mid_block.attentions.0.group_norm", PictureChannels)]);
            foreach (var name in (string[])["to_q", "to_k", "to_v", "to_out.0"]) all.AddRange(Layer($"{half}.mid_block.attentions.0.{name}", PictureChannels, PictureChannels));
            all.AddRange([.. Norm($"{half}.conv_norm_out", PictureChannels), .. Convolution($"{half}.conv_out", half == "encoder" ? 2 * LatentChannels : 3, PictureChannels)]);
        }

        return all;

        static IEnumerable<(string, int[])> Resnet(string name) =>
        [
            .. Norm($"{name}.norm1", PictureChannels), .. Convolution($"{name}.conv1", PictureChannels, PictureChannels),
            .. Norm($"{name}.norm2", PictureChannels), .. Convolution($"{name}.conv2", PictureChannels, PictureChannels),
        ];
    }

    // transformers' CLIPTextModel.
    private static List<(string, int[])> Clip()
    {
        List<(string, int[])> all =
        [
            ("text_model.embeddings.token_embedding.weight", [ClipPieces, PooledFeatures]), ("text_model.embeddings.position_embedding.weight", [77, PooledFeatures]),
            .. Norm("text_model.final_layer_norm", PooledFeatures),
        ];
        const string layer = "text_model.encoder.layers.0";
        foreach (var name in (string[])["q_proj", "k_proj", "v_proj", "out_proj"]) all.AddRange(Layer($"{layer}.self_attn.{name}", PooledFeatures, PooledFeatures));
        all.AddRange([.. Norm($"{layer}.layer_norm1", PooledFeatures), .. Norm($"{layer}.layer_norm2", PooledFeatures)]);
        all.AddRange([.. Layer($"{layer}.mlp.fc1", 4 * PooledFeatures, PooledFeatures), .. Layer($"{layer}.mlp.fc2", PooledFeatures, 4 * PooledFeatures)]);
        return all;
    }

    // transformers' T5EncoderModel, version 1.1.
    private static List<(string, int[])> T5()
    {
        const string block = "encoder.block.0";
        List<(string, int[])> all =
        [
            ("shared.weight", [T5Pieces, TextFeatures]), ("encoder.final_layer_norm.weight", [TextFeatures]),
            ($"{block}.layer.0.SelfAttention.relative_attention_bias.weight", [32, 3]),
            ($"{block}.layer.0.layer_norm.weight", [TextFeatures]), ($"{block}.layer.1.layer_norm.weight", [TextFeatures]),
            ($"{block}.layer.1.DenseReluDense.wi_0.weight", [40, TextFeatures]), ($"{block}.layer.1.DenseReluDense.wi_1.weight", [40, TextFeatures]),
            ($"{block}.layer.1.DenseReluDense.wo.weight", [TextFeatures, 40]),
        ];
        foreach (var name in (string[])["q", "k", "v"]) all.Add(($"{block}.layer.0.SelfAttention.{name}.weight", [24, TextFeatures]));
        all.Add(($"{block}.layer.0.SelfAttention.o.weight", [TextFeatures, 24]));
        return all;
    }

    private static IEnumerable<(string, int[])> Layer(string name, int outputs, int inputs) => [($"{name}.weight", [outputs, inputs]), ($"{name}.bias", [outputs])];

    private static IEnumerable<(string, int[])> Convolution(string name, int outputs, int inputs) => [($"{name}.weight", [outputs, inputs, 3, 3]), ($"{name}.bias", [outputs])];

    private static IEnumerable<(string, int[])> Norm(string name, int size) => [($"{name}.weight", [size]), ($"{name}.bias", [size])];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
