using Astria.Flux.Local.Flux;
using Astria.Flux.Torch.Memory;

namespace Astria.Flux.Torch.Models;

/// <summary>Which model a transformer is, told by its sizes: FLUX.1-dev reads a guidance scale, schnell does not.</summary>
internal static class ModelLicences
{
    // What their model cards say.
    private static readonly (FluxConfig Sizes, ModelLicence Licence)[] Known =
    [
        (FluxSizes.Dev, new("FLUX.1-dev, or made of it", "FLUX.1 [dev] Non-Commercial License", NeedsAcceptance: true)),
        (FluxSizes.Schnell, new("FLUX.1-schnell, or made of it", "Apache-2.0", NeedsAcceptance: false)),
    ];

    /// <summary>The licence of a transformer.</summary>
    public static ModelLicence Of(FluxConfig config)
    {
        foreach (var (sizes, licence) in Known)
        {
            if (config.Tensors().Select(Key).SequenceEqual(sizes.Tensors().Select(Key), StringComparer.Ordinal)) return licence;
        }

        return new(
            FormattableString.Invariant($"a model of {config.DoubleBlocks} + {config.SingleBlocks} blocks and hidden size {config.Hidden}, which is none that this library knows"),
            "whatever licence its makers gave it",
            NeedsAcceptance: true);

        static string Key((string Name, int[] Shape) tensor) => $"{tensor.Name} {string.Join('×', tensor.Shape)}";
    }

    /// <summary>Refuses a model whose licence must be accepted and was not.</summary>
    /// <exception cref="FluxPolicyException">It was not accepted; the message names model and licence.</exception>
    public static void ThrowIfNotAccepted(FluxConfig config, bool accepted)
    {
        var (model, licence, needed) = Of(config);
        if (!needed || accepted) return;
        throw new FluxPolicyException(
            "This model is not used without a word about its licence.",
            [new(nameof(TorchEngineOptions.AcceptLicense), $"is false, and the transformer is that of {model}: {licence}. Read it; if you may use the model as you do, set {nameof(TorchEngineOptions.AcceptLicense)} to true.")]);
    }
}
