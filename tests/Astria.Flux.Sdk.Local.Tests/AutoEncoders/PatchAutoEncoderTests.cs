using Astria.Flux.Local.AutoEncoders;
using CsCheck;

namespace Astria.Flux.Local.Tests.AutoEncoders;

internal sealed class PatchAutoEncoderTests
{
    // All 12 directions of a 2×2 patch: nothing is left out, so decoding undoes encoding.
    private static readonly PatchAutoEncoder Complete = new(
        2,
        [.. Enumerable.Range(0, 12).Select(i => 0.1f * i)],
        [.. Enumerable.Range(0, 144).Select(i => i / 12 == i % 12 ? 1f : 0f)],
        [.. Enumerable.Range(0, 12).Select(i => 0.5f + i)]);

    [Test]
    public void With_every_direction_kept_a_picture_comes_back_as_it_was() => Gen.Single[-1f, 1f].Array[3 * 6 * 4].Sample(picture =>
    {
        var latent = Complete.Encode(picture, 6, 4);
        var again = Complete.Decode(latent, 3, 2);
        return latent.Length == 12 * 3 * 2 && picture.Zip(again, (a, b) => Math.Abs(a - b)).Max() < 1e-5f;
    });

    [Test]
    public void Numbers_that_do_not_fit_together_are_refused() =>
        FluentActions.Invoking(() => new PatchAutoEncoder(2, new float[12], new float[13], new float[1])).Should().Throw<WeightsException>();
}
