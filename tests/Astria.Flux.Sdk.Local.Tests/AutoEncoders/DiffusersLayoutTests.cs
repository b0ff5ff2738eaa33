using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.AutoEncoders;

/// <summary>The golden autoencoder, written as diffusers writes it.</summary>
internal sealed class DiffusersLayoutTests
{
    // BFL's name → diffusers', as its convert_ldm_vae_checkpoint has them; the decoder's levels count from the other end.
    private static readonly (string Bfl, string Diffusers)[] Renames =
    [
        (".down.", ".down_blocks."), (".block.", ".resnets."), ("downsample.conv", "downsamplers.0.conv"), ("upsample.conv", "upsamplers.0.conv"),
        (".mid.block_1.", ".mid_block.resnets.0."), (".mid.block_2.", ".mid_block.resnets.1."), ("nin_shortcut", "conv_shortcut"), (".norm_out.", ".conv_norm_out."),
        (".mid.attn_1.norm.", ".mid_block.attentions.0.group_norm."), (".mid.attn_1.q.", ".mid_block.attentions.0.to_q."), (".mid.attn_1.k.", ".mid_block.attentions.0.to_k."),
        (".mid.attn_1.v.", ".mid_block.attentions.0.to_v."), (".mid.attn_1.proj_out.", ".mid_block.attentions.0.to_out.0."),
    ];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    [TearDown]
    public void Remove() => File.Delete(_path);

    [Test]
    public void The_same_weights_by_diffusers_names_make_the_same_latents_and_pictures()
    {
        using var pool = new WorkerPool(2);
        using var bfl = SafetensorsFile.Open(GoldenData.PathOf("vae_tiny.safetensors"));
        WriteAsDiffusers(bfl);
        using var diffusers = SafetensorsFile.Open(_path);
        var (ours, theirs) = (new FluxAutoEncoder(bfl, pool, "w."), new FluxAutoEncoder(diffusers, pool));
        var side = 2 * ours.Factor;
        var picture = new float[3 * side * side];
        new FluxRandom(1).FillNormal(picture);

        var latent = theirs.Encode(picture, side, side);

        latent.Should().Equal(ours.Encode(picture, side, side));
        theirs.Decode(latent, 2, 2).Should().Equal(ours.Decode(latent, 2, 2));
    }

    private void WriteAsDiffusers(SafetensorsFile bfl)
    {
        string[] names = [.. bfl.Tensors.Keys.Where(name => name.StartsWith("w.", StringComparison.Ordinal))];
        var levels = names.Where(name => name.StartsWith("w.decoder.up.", StringComparison.Ordinal)).Select(name => name.Split('.')[3]).Distinct().Count();
        var writer = new SafetensorsWriter();
        foreach (var name in names)
        {
            var renamed = Renames.Aggregate(name[2..], (text, pair) => text.Replace(pair.Bfl, pair.Diffusers, StringComparison.Ordinal));
            for (var level = 0; level < levels; level++) renamed = renamed.Replace($".up.{level}.", $".up_blocks.{levels - 1 - level}.", StringComparison.Ordinal);
            int[] shape = [.. bfl.Tensors[name].Shape];
            writer.Add(renamed, renamed.Contains(".attentions.0.to_", StringComparison.Ordinal) && shape.Length == 4 ? shape[..2] : shape, bfl.ReadFloats(name));
        }

        writer.Write(_path);
    }
}
