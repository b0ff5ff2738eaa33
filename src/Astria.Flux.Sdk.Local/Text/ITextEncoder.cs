using Astria.Flux.Local.Managed.Autograd;

namespace Astria.Flux.Local.Text;

/// <summary>Turns prompts into what a FLUX transformer reads: a row of features a token, and one pooled row a prompt. T5 and CLIP in FLUX.1.</summary>
internal interface ITextEncoder
{
    /// <summary>Tokens of one prompt; shorter prompts are padded, longer ones cut.</summary>
    int Tokens { get; }

    /// <summary>Encodes prompts.</summary>
    /// <param name="tape">Records it, for encoders being trained.</param>
    /// <param name="prompts">The texts.</param>
    /// <returns>prompts × tokens rows of features, and one pooled row a prompt.</returns>
    (Tensor Tokens, Tensor Pooled) Encode(Tape tape, IReadOnlyList<string> prompts);
}
