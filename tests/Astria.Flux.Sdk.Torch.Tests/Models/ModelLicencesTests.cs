using Astria.Flux.Torch.Memory;
using Astria.Flux.Torch.Models;

namespace Astria.Flux.Torch.Tests.Models;

/// <summary>Which model a transformer is, and whether its licence must be accepted.</summary>
internal sealed class ModelLicencesTests
{
    [Test]
    public void Dev_is_told_by_its_guidance_and_needs_acceptance()
    {
        ModelLicences.Of(FluxSizes.Dev).Should().Match<ModelLicence>(licence => licence.NeedsAcceptance && licence.Licence.Contains("Non-Commercial", StringComparison.Ordinal));
        FluentActions.Invoking(() => ModelLicences.ThrowIfNotAccepted(FluxSizes.Dev, accepted: false)).Should().Throw<FluxPolicyException>().WithMessage("*AcceptLicense*FLUX.1-dev*Non-Commercial*");
        FluentActions.Invoking(() => ModelLicences.ThrowIfNotAccepted(FluxSizes.Dev, accepted: true)).Should().NotThrow();
    }

    [Test]
    public void Schnell_needs_none()
    {
        ModelLicences.Of(FluxSizes.Schnell).Licence.Should().Be("Apache-2.0");
        FluentActions.Invoking(() => ModelLicences.ThrowIfNotAccepted(FluxSizes.Schnell, accepted: false)).Should().NotThrow();
    }

    [Test]
    public void A_model_of_other_sizes_is_said_to_be_unknown()
    {
        var pruned = FluxSizes.Schnell with { DoubleBlocks = 8 };

        ModelLicences.Of(pruned).Model.Should().ContainAll("8 + 38 blocks", "none that this library knows");
        FluentActions.Invoking(() => ModelLicences.ThrowIfNotAccepted(pruned, accepted: false)).Should().Throw<FluxPolicyException>().WithMessage("*AcceptLicense*");
    }
}
