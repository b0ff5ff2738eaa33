using System.Text;
using System.Text.Json;
using Astria.Flux.Lora;

namespace Astria.Flux.Cli.Tests;

/// <summary>What <c>flux lora</c> says of files, and that a layout and back is the same LoRA.</summary>
internal sealed class LoraCommandTests
{
    private CommandRun _run = null!;

    [SetUp]
    public void SetUp() => _run = new();

    [TearDown]
    public void TearDown() => _run.Dispose();

    [Test]
    public void A_file_that_fits_is_described()
    {
        Write("a.safetensors", SmallLora.Layer);

        _run.Flux("", "lora", "inspect", "a.safetensors").Should().Be(0, _run.Error);

        _run.Output.Should().MatchRegex("Layout +kohya").And.MatchRegex("Rank +2").And.Contain("all of it fits").And.MatchRegex("Trigger word +ohwx");
        _run.Flux("", "lora", "inspect", "a.safetensors", "--modules").Should().Be(0);
        _run.Output.Should().Contain("15360→3072");
    }

    [Test]
    public void What_does_not_fit_is_named_and_ends_with_1()
    {
        Write("a.safetensors", "lora_unet_single_blocks_99_linear2");

        _run.Flux("", "lora", "inspect", "a.safetensors", "--json").Should().Be(1);

        using var json = JsonDocument.Parse(_run.Output);
        json.RootElement.GetProperty("fitsFlux").GetBoolean().Should().BeFalse();
        json.RootElement.GetProperty("modules")[0].GetProperty("match").GetString().Should().Be("noSuchLayer");
    }

    [Test]
    public void How_it_was_made_is_told_and_whether_the_record_is_intact()
    {
        Write("a.safetensors", SmallLora.Layer);

        _run.Flux("", "lora", "info", "a.safetensors", "--json").Should().Be(0);

        using var json = JsonDocument.Parse(_run.Output);
        json.RootElement.GetProperty("preset").GetString().Should().Be("portrait@2025-06");
        json.RootElement.GetProperty("isIntact").GetBoolean().Should().BeTrue();
        json.RootElement.GetProperty("isCurrent").GetBoolean().Should().BeTrue();
        _run.Flux("", "lora", "info", "a.safetensors").Should().Be(0);
        _run.Output.Should().Contain("intact").And.Contain("the preset is the same");
    }

    [Test]
    public void A_layout_and_back_is_the_same_lora_with_its_notes()
    {
        Write("a.safetensors", SmallLora.Layer);

        _run.Flux("", "lora", "convert", "a.safetensors", "b.safetensors", "--to", "diffusers").Should().Be(0, _run.Error);
        _run.Output.Should().StartWith("b.safetensors: diffusers, from kohya; 1 layer, ");
        LoraInspector.Inspect(_run.PathOf("b.safetensors")).Modules.Single().Key.Should().Be("transformer.single_transformer_blocks.0.proj_out");
        _run.Flux("", "lora", "convert", "b.safetensors", "c.safetensors", "--to", "kohya", "--json").Should().Be(0);

        Matrix("c.safetensors", ".lora_down.weight").Should().Equal(Matrix("a.safetensors", ".lora_down.weight"));
        Matrix("c.safetensors", ".lora_up.weight").Should().Equal(Matrix("a.safetensors", ".lora_up.weight"));
        LoraInspector.Inspect(_run.PathOf("c.safetensors")).Preset.Should().Be("portrait@2025-06");
    }

    [Test]
    public void A_tensor_of_no_layer_is_named_and_nothing_is_written()
    {
        Write("a.safetensors", "lora_unet_single_blocks_99_linear2");

        _run.Flux("", "lora", "convert", "a.safetensors", "b.safetensors", "--to", "kohya").Should().Be(2);

        _run.Error.Should().Contain("single_blocks_99_linear2");
        _run.Has("b.safetensors").Should().BeFalse();
    }

    [Test]
    public void A_file_that_is_there_is_kept_unless_told_otherwise()
    {
        Write("a.safetensors", SmallLora.Layer);
        _run.Write("b.safetensors", "mine");

        _run.Flux("", "lora", "convert", "a.safetensors", "b.safetensors", "--to", "bfl").Should().Be(2);
        _run.Read("b.safetensors").Should().Be("mine");
        _run.Flux("", "lora", "convert", "a.safetensors", "b.safetensors", "--to", "bfl", "--force").Should().Be(0);
        _run.Flux("", "lora", "convert", "b.safetensors", "b.safetensors", "--to", "kohya", "--force").Should().Be(2);
        _run.Error.Should().Contain("onto itself");
    }

    [TestCase("there is no file x.safetensors", "lora", "inspect", "x.safetensors")]
    [TestCase("--to: 'kohia' is none of kohya, diffusers, bfl, ai-toolkit. Did you mean 'kohya'?", "lora", "convert", "a", "b", "--to", "kohia")]
    public void Wrong_use_is_told(string expected, params string[] arguments)
    {
        _run.Flux("", arguments).Should().Be(2);
        _run.Error.Should().Contain(expected);
    }

    private void Write(string name, string module) => SmallLora.Write(_run.PathOf(name), module);

    private byte[] Matrix(string name, string ending)
    {
        using var stream = File.OpenRead(_run.PathOf(name));
        var header = SafetensorsHeader.Read(stream, stream.Length, name);
        var bytes = File.ReadAllBytes(_run.PathOf(name));
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(bytes, 8, (int)BitConverter.ToInt64(bytes)));
        var offsets = json.RootElement.EnumerateObject().Single(member => member.Name.EndsWith(ending, StringComparison.Ordinal)).Value.GetProperty("data_offsets");
        return bytes[(int)(header.DataStart + offsets[0].GetInt64())..(int)(header.DataStart + offsets[1].GetInt64())];
    }
}
