using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Weights;
using Astria.Flux.Lora;

namespace Astria.Flux.Local.Tests.Adapters;

/// <summary>LoRA files of every layout are read as the same additions, and written as other tools expect them.</summary>
internal sealed class LoraFileTests
{
    private readonly List<string> _paths = [];

    [TearDown]
    public void Remove()
    {
        _paths.ForEach(File.Delete);
        _paths.Clear();
    }

    [TestCase(LoraFormat.Kohya, 2, 4f)]
    [TestCase(LoraFormat.Bfl, 3, 3f)]
    public void A_layout_of_joined_layers_gives_back_what_was_written(LoraFormat format, int rank, float alpha)
    {
        var lora = TestLoras.OfEveryLayer(rank, alpha);

        Read(Write(lora, format)).Should().BeEquivalentTo(lora);
    }

    [TestCase(2, 4f)]
    [TestCase(4, 1f)]
    public void A_layout_of_split_layers_gives_back_the_same_additions(int rank, float alpha)
    {
        var lora = TestLoras.OfEveryLayer(rank, alpha);

        var read = Read(Write(lora, LoraFormat.Diffusers));

        read.Layers.Keys.Should().BeEquivalentTo(lora.Layers.Keys);
        foreach (var (name, layer) in read.Layers)
        {
            layer.Rank.Should().Be(rank, name);
            TestLoras.Delta(layer).Should().Equal(TestLoras.Delta(lora.Layers[name]), name);
        }
    }

    [Test]
    public void Parts_of_their_own_ranks_are_joined_on_the_diagonal_and_split_into_the_same_again()
    {
        var writer = new SafetensorsWriter();
        foreach (var (part, seed) in new[] { ("to_q", 1), ("to_k", 3), ("to_v", 5) }) AddPeft(writer, $"transformer.transformer_blocks.0.attn.{part}", TestLoras.Layer(24, 24, 2, 2, seed));

        var lora = Read(Save(writer));

        lora.Layers.Keys.Should().Equal("double_blocks.0.img_attn.qkv");
        lora.Layers.Values.Single().Rank.Should().Be(6);
        using var again = SafetensorsFile.Open(Write(lora, LoraFormat.Diffusers));
        again.Tensors.Should().HaveCount(6);
        foreach (var (name, _, values) in writer.Tensors) again.ReadFloats(name).Should().Equal(values, name);
    }

    [Test]
    public void A_part_alone_leaves_the_rest_of_its_layer_as_it_is()
    {
        var layer = TestLoras.Layer(96, 24, 2, 1, seed: 3);
        var writer = new SafetensorsWriter();
        writer.Add("lora_unet_single_transformer_blocks_1_proj_mlp.lora_down.weight", [2, 24], layer.Down);
        writer.Add("lora_unet_single_transformer_blocks_1_proj_mlp.lora_up.weight", [96, 2], layer.Up);
        writer.Add("lora_unet_single_transformer_blocks_1_proj_mlp.alpha", [], [1f]);

        var read = Read(Save(writer)).Layers["single_blocks.1.linear1"];

        TestLoras.Delta(read).Should().Equal([.. new float[3 * 24 * 24], .. TestLoras.Delta(layer)]);
    }

    [Test]
    public void Xfluxs_processors_add_to_the_attention_of_both_streams_and_of_the_single_blocks()
    {
        var writer = new SafetensorsWriter();
        var layers = new Dictionary<string, LoraLayer>(StringComparer.Ordinal)
        {
            ["double_blocks.0.processor.qkv_lora1"] = TestLoras.Layer(72, 24, 2, 2, 1),
            ["double_blocks.0.processor.proj_lora1"] = TestLoras.Layer(24, 24, 2, 2, 3),
            ["double_blocks.0.processor.qkv_lora2"] = TestLoras.Layer(72, 24, 2, 2, 5),
            ["double_blocks.0.processor.proj_lora2"] = TestLoras.Layer(24, 24, 2, 2, 7),
            ["single_blocks.1.processor.qkv_lora"] = TestLoras.Layer(72, 24, 2, 2, 9),
            ["single_blocks.1.processor.proj_lora"] = TestLoras.Layer(24, 120, 2, 2, 11),
        };
        foreach (var (name, layer) in layers)
        {
            writer.Add($"{name}.down.weight", [2, layer.Inputs], layer.Down);
            writer.Add($"{name}.up.weight", [layer.Outputs, 2], layer.Up);
        }

        var read = Read(Save(writer)).Layers;

        read.Should().HaveCount(6);
        Delta("double_blocks.0.img_attn.qkv").Should().Equal(TestLoras.Delta(layers["double_blocks.0.processor.qkv_lora1"]));
        Delta("double_blocks.0.img_attn.proj").Should().Equal(TestLoras.Delta(layers["double_blocks.0.processor.proj_lora1"]));
        Delta("double_blocks.0.txt_attn.qkv").Should().Equal(TestLoras.Delta(layers["double_blocks.0.processor.qkv_lora2"]));
        Delta("double_blocks.0.txt_attn.proj").Should().Equal(TestLoras.Delta(layers["double_blocks.0.processor.proj_lora2"]));
        Delta("single_blocks.1.linear1").Should().Equal([.. TestLoras.Delta(layers["single_blocks.1.processor.qkv_lora"]), .. new float[96 * 24]]);
        Delta("single_blocks.1.linear2").Should().Equal(TestLoras.Delta(layers["single_blocks.1.processor.proj_lora"]));

        float[] Delta(string name) => TestLoras.Delta(read[name]);
    }

    [TestCase("transformer.norm_out.linear")]
    [TestCase("base_model.model.norm_out.linear")]
    public void The_last_modulation_of_diffusers_has_its_halves_exchanged(string name)
    {
        var layer = TestLoras.Layer(48, 24, 2, 2, seed: 1);
        var writer = new SafetensorsWriter();
        AddPeft(writer, name, layer);

        var delta = TestLoras.Delta(Read(Save(writer)).Layers["final_layer.adaLN_modulation.1"]);

        var theirs = TestLoras.Delta(layer);
        delta.Should().Equal([.. theirs[(24 * 24)..], .. theirs[..(24 * 24)]]);
    }

    [TestCase("""{"transformer.lora_alpha": 8, "transformer.r": 2}""", 4f)]
    [TestCase("""{"lora_alpha": 8, "use_rslora": true}""", 5.656854f)]
    [TestCase("""{"lora_alpha": 8, "alpha_pattern": {"transformer_blocks.0.attn.to_out.0": 3}}""", 1.5f)]
    [TestCase("""{"text_encoder.lora_alpha": 8}""", 1f)]
    [TestCase("no JSON", 1f)]
    public void Alphas_that_PEFT_keeps_in_a_note_count(string note, float scale)
    {
        var writer = new SafetensorsWriter { Metadata = { ["lora_adapter_metadata"] = note } };
        AddPeft(writer, "transformer.transformer_blocks.0.attn.to_out.0", TestLoras.Layer(24, 24, 2, 2, seed: 1));

        Read(Save(writer)).Layers.Values.Single().Scale.Should().BeApproximately(scale, 1e-6f);
    }

    [Test]
    public void Every_fault_is_named_at_once()
    {
        var writer = new SafetensorsWriter();
        AddPeft(writer, "transformer.transformer_blocks.9.attn.to_q", TestLoras.Layer(24, 24, 1, 1, 1));
        AddPeft(writer, "text_encoder.text_model.encoder.layers.0.mlp.fc1", TestLoras.Layer(24, 24, 1, 1, 1));
        AddPeft(writer, "transformer.transformer_blocks.0.attn.to_q", TestLoras.Layer(24, 25, 1, 1, 1));
        AddPeft(writer, "transformer.transformer_blocks.0.attn.to_k", TestLoras.Layer(24, 24, 1, 1, 1) with { Up = [.. Enumerable.Repeat(float.NaN, 24)] });
        AddPeft(writer, "lora_transformer_transformer_blocks_0_attn_to_v", TestLoras.Layer(24, 24, 1, 1, 1));
        AddPeft(writer, "diffusion_model.double_blocks.0.img_attn.qkv", TestLoras.Layer(72, 24, 1, 1, 1));
        writer.Add("lora_unet_single_blocks_0_linear2.lora_down.weight", [1, 120], new float[120]);
        writer.Add("lora_unet_single_blocks_1_linear2.lora_down.weight", [2, 120], new float[240]);
        writer.Add("lora_unet_single_blocks_1_linear2.lora_up.weight", [24, 1], new float[24]);
        writer.Add("lora_unet_final_layer_linear.lora_down.weight", [1, 24], new float[24]);
        writer.Add("lora_unet_final_layer_linear.lora_up.weight", [12, 1], new float[12]);
        writer.Add("lora_unet_final_layer_linear.alpha", [], [float.PositiveInfinity]);
        writer.Add("something.else", [1], [1f]);

        string[] faults =
        [
            "'transformer.transformer_blocks.9.attn.to_q' is no layer", "'text_encoder.text_model.encoder.layers.0.mlp.fc1' is for a text encoder",
            "'transformer.transformer_blocks.0.attn.to_q' is 25→24 where the model has 24→24", "'transformer.transformer_blocks.0.attn.to_k' holds values that are no finite numbers",
            "adds to outputs of 'double_blocks.0.img_attn.qkv'", "'lora_unet_single_blocks_0_linear2' lacks its up", "'lora_unet_single_blocks_1_linear2': down (2×120) and up (24×1) don't fit",
            "'lora_unet_final_layer_linear': alpha is no finite number", "'something.else' is no tensor of a LoRA",
        ];
        var message = FluentActions.Invoking(() => Read(Save(writer))).Should().Throw<WeightsException>().Which.Message;
        foreach (var fault in faults) message.Should().Contain(fault);
    }

    [Test]
    public void What_matches_nothing_is_passed_over_only_when_asked_to_and_told()
    {
        var writer = new SafetensorsWriter();
        AddPeft(writer, "transformer.transformer_blocks.0.attn.to_q", TestLoras.Layer(24, 24, 1, 1, 1));
        AddPeft(writer, "lora_te1_text_model_encoder_layers_0_mlp_fc1", TestLoras.Layer(24, 24, 1, 1, 1));
        using var file = SafetensorsFile.Open(Save(writer));
        var ignored = new List<string>();

        LoraFile.Read(file, TestLoras.Config, ignored).Layers.Should().ContainSingle();

        ignored.Should().BeEquivalentTo("lora_te1_text_model_encoder_layers_0_mlp_fc1.lora_A.weight", "lora_te1_text_model_encoder_layers_0_mlp_fc1.lora_B.weight");
    }

    [Test]
    public void A_file_without_additions_is_no_LoRA() =>
        FluentActions.Invoking(() => Read(Save(new SafetensorsWriter()))).Should().Throw<WeightsException>().WithMessage("*no addition*");

    [Test]
    public void Untrained_parts_of_a_joined_layer_are_left_out_of_a_split_file()
    {
        var layer = TestLoras.Layer(168, 24, 2, 2, seed: 1);
        layer.Up.AsSpan(72 * 2).Clear();
        var lora = new LoraWeights(new Dictionary<string, LoraLayer>(StringComparer.Ordinal) { ["single_blocks.0.linear1"] = layer }, new Dictionary<string, string>(StringComparer.Ordinal));

        using var file = SafetensorsFile.Open(Write(lora, LoraFormat.Diffusers));

        file.Tensors.Keys.Should().HaveCount(6).And.NotContain(name => name.Contains("proj_mlp"));
    }

    private static void AddPeft(SafetensorsWriter writer, string module, LoraLayer layer)
    {
        writer.Add($"{module}.lora_A.weight", [layer.Rank, layer.Inputs], layer.Down);
        writer.Add($"{module}.lora_B.weight", [layer.Outputs, layer.Rank], layer.Up);
    }

    private static LoraWeights Read(string path)
    {
        using var file = SafetensorsFile.Open(path);
        return LoraFile.Read(file, TestLoras.Config);
    }

    private string Write(LoraWeights lora, LoraFormat format)
    {
        LoraFile.Write(NewPath(), lora, format);
        return _paths[^1];
    }

    private string Save(SafetensorsWriter writer)
    {
        writer.Write(NewPath());
        return _paths[^1];
    }

    private string NewPath()
    {
        _paths.Add(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors"));
        return _paths[^1];
    }
}
