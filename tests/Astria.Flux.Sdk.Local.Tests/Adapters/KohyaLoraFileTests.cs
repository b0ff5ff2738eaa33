using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Adapters;

internal sealed class KohyaLoraFileTests
{
    private static readonly string[] Layers = ["double_blocks.0.img_attn.qkv", "single_blocks.3.linear1"];

    private string _path = null!;

    [SetUp]
    public void Choose() => _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    [TearDown]
    public void Remove() => File.Delete(_path);

    [Test]
    public void What_is_written_is_read_again_with_its_notes()
    {
        var lora = new LoraWeights(
            new Dictionary<string, LoraLayer>(StringComparer.Ordinal) { [Layers[1]] = new([1, 2, 3, 4], [5, 6, 7, 8, 9, 10], 2, 4) },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = "ohwx" });

        KohyaLoraFile.Write(_path, lora);

        using var file = SafetensorsFile.Open(_path);
        var read = KohyaLoraFile.Read(file, Layers);
        read.Should().BeEquivalentTo(lora);
        file.Tensors.Keys.Should().Contain("lora_unet_single_blocks_3_linear1.lora_down.weight");
    }

    [Test]
    public void Every_fault_is_named_at_once()
    {
        var writer = new SafetensorsWriter();
        writer.Add("lora_unet_double_blocks_9_img_attn_qkv.lora_down.weight", [1, 1], [1f]);
        writer.Add("lora_unet_double_blocks_0_img_attn_qkv.lora_down.weight", [1, 1], [1f]);
        writer.Add("lora_unet_single_blocks_3_linear1.lora_down.weight", [2, 1], [1f, 1f]);
        writer.Add("lora_unet_single_blocks_3_linear1.lora_up.weight", [1, 1], [1f]);
        writer.Write(_path);
        using var file = SafetensorsFile.Open(_path);

        FluentActions.Invoking(() => KohyaLoraFile.Read(file, Layers)).Should().Throw<WeightsException>()
            .WithMessage("*double_blocks_9_img_attn_qkv*is no layer*double_blocks_0_img_attn_qkv*lacks*single_blocks_3_linear1*don't fit*");
    }
}
