using Astria.Flux.Generation;
using Astria.Flux.Local.Flux;

namespace Astria.Flux.Local.Models;

/// <summary>What transformer, autoencoder and picture must agree on, whatever a model was read from.</summary>
internal static class ModelSizes
{
    public static IEnumerable<string> Faults(LocalModel model)
    {
        var config = model.Transformer.Config;
        if (model.AutoEncoder.Channels * TokenGrid.Patch * TokenGrid.Patch != config.InChannels)
        {
            yield return $"its autoencoder has {model.AutoEncoder.Channels} channels where the transformer reads {config.InChannels} features a token";
        }

        if (model.Resolution % model.TokenSide != 0 || ImageSize.Multiple % model.TokenSide != 0)
        {
            yield return $"tokens of {model.TokenSide} pixels fit neither pictures of {model.Resolution} nor sizes in steps of {ImageSize.Multiple}";
        }
    }
}
