using System.Globalization;
using System.Text.Json;
using Astria.Flux.Lora;
using Astria.Flux.Planning;
using Astria.Flux.Planning.Exports;
using Astria.Flux.Presets;
using Astria.Flux.Tests.Presets;
using CsCheck;
using Tomlyn;
using Tomlyn.Model;
using YamlDotNet.RepresentationModel;

namespace Astria.Flux.Tests.Planning;

internal sealed class TrainerExportsTests
{
    private static readonly TrainingPlan Plan = new TrainingPlanner().Plan(15, FluxPresets.Portrait, new() { SubjectClass = "man" });

    [Test]
    public void Ai_toolkits_file_parses_and_trains_as_many_steps()
    {
        var process = Yaml(TrainerExports.AiToolkit(Plan).Files["config.yaml"])["config"]["process"][0];

        Text(process["train"]["steps"]).Should().Be("405");
        Text(process["train"]["batch_size"]).Should().Be("4");
        Text(process["train"]["lr"]).Should().Be("0.0005");
        Text(process["network"]["linear"]).Should().Be("16");
        Text(process["network"]["network_kwargs"]["only_if_contains"][0]).Should().Be("attn.to_");
        Text(process["datasets"][0]["resolution"][0]).Should().Be("512");
        Text(process["model"]["is_flux"]).Should().Be("true");
        Text(process["trigger_word"]).Should().Be("ohwx");
    }

    [Test]
    public void Kohyas_files_parse_and_train_as_many_steps()
    {
        var files = TrainerExports.Kohya(Plan).Files;
        var config = Toml(files["config.toml"]);
        var dataset = Toml(files["dataset.toml"]);

        config["max_train_steps"].Should().Be(405L);
        config["network_dim"].Should().Be(16L);
        config["learning_rate"].Should().Be(0.0005);
        config["lr_scheduler"].Should().Be("polynomial");
        config["discrete_flow_shift"].Should().Be(3.1582);
        var set = ((TomlTableArray)dataset["datasets"])[0];
        set["batch_size"].Should().Be(4L);
        ((TomlTableArray)set["subsets"])[0]["num_repeats"].Should().Be(1L);
        ((TomlTableArray)set["subsets"])[0]["class_tokens"].Should().Be("ohwx man");
    }

    [Test]
    public void SimpleTuners_files_parse_and_train_as_many_steps()
    {
        var files = TrainerExports.SimpleTuner(Plan).Files;
        using var config = JsonDocument.Parse(files["config.json"]);
        using var backends = JsonDocument.Parse(files["multidatabackend.json"]);

        config.RootElement.GetProperty("max_train_steps").GetInt64().Should().Be(405);
        config.RootElement.GetProperty("num_train_epochs").GetInt64().Should().Be(0);
        config.RootElement.GetProperty("train_batch_size").GetInt32().Should().Be(4);
        config.RootElement.GetProperty("flux_lora_target").GetString().Should().Be("all+ffs");
        backends.RootElement[0].GetProperty("repeats").GetInt32().Should().Be(0);
        backends.RootElement[1].GetProperty("dataset_type").GetString().Should().Be("text_embeds");
    }

    [Test]
    public void SimpleTuners_settings_are_these_and_no_others() =>
        TrainerExports.SimpleTuner(Plan).Files["config.json"].Should().Be($$"""
            {
              "model_type": "lora",
              "model_family": "flux",
              "pretrained_model_name_or_path": "black-forest-labs/FLUX.1-dev",
              "output_dir": "output",
              "data_backend_config": "multidatabackend.json",
              "lora_type": "standard",
              "lora_rank": {{Plan.Lora.Rank}},
              "lora_alpha": {{Plan.Lora.Alpha}},
              "flux_lora_target": "all+ffs",
              "max_train_steps": 405,
              "num_train_epochs": 0,
              "train_batch_size": 4,
              "gradient_accumulation_steps": 1,
              "learning_rate": 0.0005,
              "lr_scheduler": "polynomial",
              "lr_warmup_steps": {{Plan.Lora.WarmupSteps}},
              "optimizer": "adamw_bf16",
              "mixed_precision": "bf16",
              "base_model_precision": "int8-quanto",
              "gradient_checkpointing": true,
              "resolution": 512,
              "resolution_type": "pixel_area",
              "caption_dropout_probability": {{Plan.Lora.CaptionDropout.ToString(CultureInfo.InvariantCulture)}},
              "checkpointing_steps": 405,
              "tracker_run_name": "{{Plan.Preset.Reference}} {{Plan.Expansion.Sha256}}"
            }

            """.ReplaceLineEndings("\n"));

    [Test]
    public void SimpleTuners_data_are_the_photos_once_and_a_place_for_texts()
    {
        using var backends = JsonDocument.Parse(TrainerExports.SimpleTuner(Plan).Files["multidatabackend.json"]);
        var (photos, texts) = (backends.RootElement[0], backends.RootElement[1]);

        photos.EnumerateObject().Select(member => $"{member.Name}={member.Value}").Should().Equal(
            "id=flux-lora", "type=local", "instance_data_dir=images", "caption_strategy=instanceprompt", "instance_prompt=ohwx man",
            "resolution=512", "resolution_type=pixel_area", "repeats=0", "cache_dir_vae=cache/vae");
        texts.EnumerateObject().Select(member => $"{member.Name}={member.Value}").Should().Equal("id=text-embeds", "type=local", "dataset_type=text_embeds", "default=True", "cache_dir=cache/text");
    }

    [TestCase(0, "constant")]
    [TestCase(1, "constant_with_warmup")]
    public void A_constant_rate_that_warms_up_has_a_name_of_its_own(int warmup, string name)
    {
        var plan = new TrainingPlanner().Plan(15, FluxPresets.Fast, new() { Lora = new() { Schedule = LearningRateSchedule.Constant, WarmupSteps = warmup, Targets = LoraTargetSet.AllLinear } });

        Toml(TrainerExports.Kohya(plan).Files["config.toml"])["lr_scheduler"].Should().Be(name);
        TrainerExports.AiToolkit(plan).Differences.Should().HaveCount(warmup, "it has no warm-up");
    }

    [Test]
    public void All_layers_need_no_names()
    {
        var export = TrainerExports.AiToolkit(new TrainingPlanner().Plan(15, FluxPresets.Fast, new() { Lora = new() { Targets = LoraTargetSet.AllLinear } }));

        export.Files["config.yaml"].Should().NotContain("network_kwargs");
    }

    [Test]
    public void Layers_without_names_there_are_said() =>
        TrainerExports.AiToolkit(new TrainingPlanner().Plan(15, FluxPresets.Fast, new() { Lora = new() { Targets = LoraTargetSet.Fused, WarmupSteps = 0 } })).Differences.Should().ContainSingle().Which.Should().Contain("no name");

    [TestCase(5e-25, "5.0E-25")]
    [TestCase(1.5e-25, "1.5E-25")]
    [TestCase(0.0005, "0.0005")]
    [TestCase(16, "16.0")]
    public void A_number_has_a_point(double number, string text) => ExportText.Number(number).Should().Be(text);

    [Test]
    public void Named_layers_are_the_very_ones() =>
        TrainerExports.AiToolkit(new TrainingPlanner().Plan(15, FluxPresets.Fast, new() { Lora = new() { Targets = LoraTargetSet.Standard, WarmupSteps = 0 } })).Differences.Should().BeEmpty();

    [TestCase('\u001f', "\"\\u001f\"")]
    [TestCase(' ', "\" \"")]
    [TestCase('\u007e', "\"~\"")]
    [TestCase('\u007f', "\"\\u007f\"")]
    [TestCase('\u009f', "\"\\u009f\"")]
    [TestCase('\u00a0', "\"\u00a0\"")]
    public void Only_what_can_not_be_seen_is_escaped(char letter, string quoted) => ExportText.Quote(letter.ToString()).Should().Be(quoted);

    [Test]
    public void What_the_other_trainer_can_not_do_is_said()
    {
        TrainerExports.Kohya(Plan).Differences.Should().HaveCount(2).And.Contain(difference => difference.Contains("'portrait'")).And.Contain(difference => difference.Contains("faces"));
        TrainerExports.SimpleTuner(Plan).Differences.Should().ContainSingle();
        TrainerExports.Kohya(new TrainingPlanner().Plan(15, FluxPresets.Fast, new() { Lora = new() { Targets = LoraTargetSet.Fused } })).Differences.Should().BeEmpty();
        TrainerExports.AiToolkit(new TrainingPlanner().Plan(15, FluxPresets.Fast, new() { Lora = new() { Targets = LoraTargetSet.AllLinear, WarmupSteps = 0 } })).Differences.Should().BeEmpty();
    }

    [TestCase("attention", 190)]
    [TestCase("joint-attention", 266)]
    [TestCase("standard", 342)]
    [TestCase("portrait", 418)]
    [TestCase("all-linear", 494)]
    public void The_names_for_ai_toolkit_choose_just_the_sets_layers(string name, int count)
    {
        var targets = new LoraTargetSet(name);
        var export = TrainerExports.AiToolkit(new TrainingPlanner().Plan(15, FluxPresets.Fast, new() { Lora = new() { Targets = targets } }));
        var network = (YamlMappingNode)Yaml(export.Files["config.yaml"])["config"]["process"][0]["network"];
        var names = network.Children.TryGetValue("network_kwargs", out var kwargs) ? ((YamlSequenceNode)kwargs["only_if_contains"]).Select(Text).ToList() : [];

        // What ai-toolkit does with them: of the layers within blocks, those whose name contains one of the texts.
        var chosen = FluxLayers.Diffusers.Where(layer => layer.Name.Contains("transformer_blocks.", StringComparison.Ordinal) && (names.Count == 0 || names.Exists(text => layer.Name.Contains(text!, StringComparison.Ordinal))));

        chosen.Should().BeEquivalentTo(FluxLayers.Of(targets)!.Where(layer => layer.Name != "proj_out")).And.HaveCount(count);
        export.Differences.Any(difference => difference.Contains("last projection", StringComparison.Ordinal)).Should().Be(name == "portrait");
    }

    [Test]
    public void A_plan_without_a_number_can_not_be_exported() =>
        FluentActions.Invoking(() => TrainerExports.Kohya(new TrainingPlanner().Plan(15, FluxPresets.Focus))).Should().Throw<ArgumentException>().WithMessage("*needs a number*");

    [Test]
    public void Any_values_and_any_words_parse_again() => Gen.Select(PresetGen.Any, Gen.String).Sample(
        (preset, text) =>
        {
            var name = new string([.. text.Where(letter => !char.IsSurrogate(letter))]);
            var plan = new TrainingPlanner().Plan(7, preset, new() { Steps = 123 });
            var settings = new ExportSettings { Name = name, ImageFolder = name, OutputFolder = name };
            var yaml = Yaml(TrainerExports.AiToolkit(plan, settings).Files["config.yaml"]);
            var kohya = Toml(TrainerExports.Kohya(plan, settings).Files["config.toml"]);
            using var json = JsonDocument.Parse(TrainerExports.SimpleTuner(plan, settings).Files["config.json"]);
            return Text(yaml["config"]["name"]) == name && (string)kohya["output_name"] == name && json.RootElement.GetProperty("output_dir").GetString() == name
                && (double)kohya["network_alpha"] == preset.Lora.Alpha && (double)kohya["learning_rate"] == preset.Lora.LearningRate
                && (long)kohya["max_train_steps"] == 123;
        },
        iter: 2_000);

    private static YamlNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0].RootNode;
    }

    private static TomlTable Toml(string text) => TomlSerializer.Deserialize<TomlTable>(text)!;

    private static string? Text(YamlNode node) => ((YamlScalarNode)node).Value;
}
