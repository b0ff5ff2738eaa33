namespace Astria.Flux.Lora;

/// <summary>One linear layer of the FLUX.1 transformer at full size.</summary>
/// <param name="Name">Its name in the layout it was asked for in, such as <c>transformer_blocks.0.attn.to_q</c>.</param>
/// <param name="Inputs">Features it takes.</param>
/// <param name="Outputs">Features it gives.</param>
public sealed record FluxLayer(string Name, int Inputs, int Outputs)
{
    /// <summary>What an adapter of rank 1 adds: <c>inputs + outputs</c> numbers.</summary>
    public long ParametersPerRank => (long)Inputs + Outputs;
}
