using Astria.Flux.Lora;
using Astria.Flux.Planning;
using Astria.Flux.Presets;

namespace Astria.Flux.Tests.Lora;

internal sealed class LoraInspectorTests
{
    private static LoraFileText Diffusers(LoraTargetSet targets, int rank = 16) =>
        FluxLayers.Of(targets)!.Aggregate(new LoraFileText(), (file, layer) => file.Module($"transformer.{layer.Name}", layer, rank));

    private static LoraFileText Kohya(int rank = 16) => FluxLayers.Of(LoraTargetSet.Fused)!.Aggregate(
        new LoraFileText(),
        (file, layer) => file.Module($"lora_unet_{layer.Name.Replace('.', '_')}", layer, rank, ".lora_down.weight", ".lora_up.weight").Add($"lora_unet_{layer.Name.Replace('.', '_')}.alpha", "BF16"));

    [TestCase("attention", 190)]
    [TestCase("joint-attention", 266)]
    [TestCase("standard", 342)]
    [TestCase("portrait", 419)]
    public void A_diffusers_file_is_known_with_its_layers_and_size(string targets, int modules)
    {
        var seen = Diffusers(new(targets)).Inspect();

        seen.Format.Should().Be(LoraFormat.Diffusers);
        seen.FitsFlux.Should().BeTrue();
        seen.Modules.Should().HaveCount(modules);
        seen.Targets.Should().Be(new LoraTargetSet(targets));
        seen.Rank.Should().Be(16);
        seen.Types.Should().Equal("BF16");
        seen.Parameters.Should().Be(AdapterSize.Of(new(targets), 16)!.Parameters);
        seen.TensorBytes.Should().Be(AdapterSize.Of(new(targets), 16)!.Bytes);
    }

    [Test]
    public void A_kohya_file_is_known_and_its_scales_are_counted()
    {
        var file = Kohya(8);
        file.Notes["ss_network_alpha"] = "4.5";
        file.Notes["ss_tag_frequency"] = """{ "10_ohwx man": { "ohwx man": 3 } }""";
        var seen = file.Inspect();

        seen.Format.Should().Be(LoraFormat.Kohya);
        seen.FitsFlux.Should().BeTrue();
        seen.Targets.Should().Be(LoraTargetSet.Fused);
        seen.Alpha.Should().Be(4.5);
        seen.AlphaTensors.Should().Be(304);
        seen.TriggerWord.Should().Be("ohwx man");
        seen.ToString().Should().Be("lora.safetensors: Kohya, rank 8, 304 of 304 modules fit FLUX.1");
    }

    [Test]
    public void An_ai_toolkit_file_is_known_by_its_modulation_layers()
    {
        var seen = Diffusers(LoraTargetSet.AllLinear).Inspect();

        seen.Format.Should().Be(LoraFormat.AiToolkit);
        seen.Targets.Should().Be(LoraTargetSet.AllLinear);
        seen.FitsFlux.Should().BeTrue();
    }

    [Test]
    public void An_ai_toolkit_file_is_known_by_its_note()
    {
        var file = Diffusers(LoraTargetSet.Standard);
        file.Notes["software"] = """{ "name": "ai-toolkit", "version": "0.3" }""";

        file.Inspect().Format.Should().Be(LoraFormat.AiToolkit);
    }

    [TestCase("double_blocks.0.processor.qkv_lora1", 3072, 9216)]
    [TestCase("double_blocks.18.processor.qkv_lora2", 3072, 9216)]
    [TestCase("double_blocks.0.processor.proj_lora1", 3072, 3072)]
    [TestCase("double_blocks.0.processor.proj_lora2", 3072, 3072)]
    [TestCase("single_blocks.37.processor.qkv_lora", 3072, 9216)]
    [TestCase("single_blocks.0.processor.proj_lora", 15360, 3072)]
    public void An_x_flux_file_is_known_by_its_processors(string key, int inputs, int outputs)
    {
        var seen = new LoraFileText().Module(key, new(key, inputs, outputs), 16, ".down.weight", ".up.weight").Inspect();

        seen.Format.Should().Be(LoraFormat.Bfl);
        seen.FitsFlux.Should().BeTrue();
    }

    [TestCase("diffusion_model.double_blocks.0.img_attn.qkv")]
    [TestCase("double_blocks.0.img_attn.qkv")]
    public void A_file_in_BFLs_layout_is_known(string key) =>
        new LoraFileText().Module(key, new(key, 3072, 9216), 16).Inspect().Should().BeEquivalentTo(new { Format = LoraFormat.Bfl, FitsFlux = true });

    [Test]
    public void What_does_not_fit_is_named_with_the_reason()
    {
        var layer = new FluxLayer("x", 3072, 3072);
        var seen = new LoraFileText()
            .Module("transformer.transformer_blocks.0.attn.to_q", layer, 16)
            .Module("transformer.transformer_blocks.0.attn.to_k", new("x", 64, 64), 4)
            .Module("transformer.transformer_blocks.19.attn.to_q", layer, 16)
            .Add("transformer.transformer_blocks.1.attn.to_q.lora_A.weight", "F32", 16, 3072)
            .Add("transformer.transformer_blocks.2.attn.to_q.lora_B.weight", "F32", 3072, 16)
            .Add("transformer.transformer_blocks.3.attn.to_q.alpha", "F32")
            .Module("lora_te1_text_model_encoder_layers_0_mlp_fc1", new("x", 768, 3072), 4, ".lora_down.weight", ".lora_up.weight")
            .Add("transformer.pos_embed", "F32", 2)
            .Inspect();

        seen.FitsFlux.Should().BeFalse();
        seen.Fitting.Select(module => module.Key).Should().Equal("transformer.transformer_blocks.0.attn.to_q");
        seen.NotFitting.Select(module => module.Match).Should().Equal(
            LoraMatch.OtherSize, LoraMatch.NoSuchLayer, LoraMatch.Incomplete, LoraMatch.Incomplete, LoraMatch.Incomplete, LoraMatch.TextEncoder);
        seen.NotFitting.Should().AllSatisfy(module => module.Problem.Should().Contain(module.Key));
        seen.UnknownTensors.Should().Equal("transformer.pos_embed");
        seen.Ranks.Should().Equal(4, 16);
        seen.Rank.Should().BeNull();
        seen.Types.Should().Equal("BF16", "F32");
    }

    [TestCase(16, 8, "*don't fit together*")]
    [TestCase(0, 0, "*don't fit together*")]
    public void Halves_that_do_not_fit_together_are_named(int down, int up, string problem) => new LoraFileText()
        .Add("transformer_blocks.0.attn.to_q.lora_A.weight", "BF16", down, 3072).Add("transformer_blocks.0.attn.to_q.lora_B.weight", "BF16", 3072, up)
        .Inspect().Modules.Should().ContainSingle().Which.Problem.Should().Match(problem);

    [Test]
    public void A_file_for_another_model_is_no_flux_lora()
    {
        var seen = new LoraFileText().Module("lora_unet_down_blocks_0_attentions_0_to_q", new("x", 320, 320), 4, ".lora_down.weight", ".lora_up.weight").Inspect();

        seen.Format.Should().Be(LoraFormat.Unknown);
        seen.NotFitting.Should().ContainSingle().Which.Match.Should().Be(LoraMatch.NoSuchLayer);
    }

    [TestCase("modelspec.trigger_phrase", "zwx", "zwx")]
    [TestCase("trigger_word", "abc", "abc")]
    [TestCase("astria.token", "ohwx", "ohwx")]
    [TestCase("astria.token", " ", null)]
    [TestCase("ss_tag_frequency", "{", null)]
    [TestCase("ss_tag_frequency", "{ \"images\": {} }", null)]
    [TestCase("ss_tag_frequency", "{ \"1_a\": {}, \"2_b\": {} }", null)]
    public void The_trigger_word_is_read_from_what_trainers_write(string note, string value, string? word)
    {
        var file = new LoraFileText();
        file.Notes[note] = value;

        file.Inspect().TriggerWord.Should().Be(word);
    }

    [TestCase("lora_adapter_metadata", """{ "transformer.r": 16, "transformer.lora_alpha": 8 }""", 8.0)]
    [TestCase("lora_adapter_metadata", "[]", null)]
    [TestCase("ss_network_alpha", "None", null)]
    public void The_scale_is_read_from_what_trainers_write(string note, string value, double? alpha)
    {
        var file = new LoraFileText();
        file.Notes[note] = value;

        file.Inspect().Alpha.Should().Be(alpha);
    }

    [Test]
    public void The_preset_of_a_file_of_ours_is_read_back_and_checked()
    {
        var file = new LoraFileText();
        foreach (var (note, value) in new TrainingPlanner().Plan(4).Metadata()) file.Notes[note] = value;

        file.Inspect().Should().BeEquivalentTo(new { Preset = "portrait@2025-06", PresetIsIntact = true, TriggerWord = "ohwx" });
        file.Notes["astria.preset_json"] += " ";
        file.Inspect().PresetIsIntact.Should().BeFalse();
        new LoraFileText().Inspect().PresetIsIntact.Should().BeNull();
    }

    [Test]
    public void A_file_is_read_from_disk_and_only_its_head()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.safetensors");
        File.WriteAllBytes(path, LoraFileText.File("""{"double_blocks.0.img_attn.qkv.lora_A.weight":{"dtype":"BF16","shape":[1,2],"data_offsets":[0,4]}}""", data: 4));
        try
        {
            LoraInspector.Inspect(path).Modules.Should().ContainSingle().Which.Problem.Should().Contain("lacks its up matrix");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
