using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Text.Tokenizers;

namespace Astria.Flux.Local.Text.Encoders;

/// <summary>FLUX.1's two text encoders behind the one interface: T5 for the words, CLIP for the pooled vector.</summary>
/// <param name="t5Tokenizer">Cuts a prompt for T5.</param>
/// <param name="t5">Reads its words.</param>
/// <param name="clipTokenizer">Cuts a prompt for CLIP.</param>
/// <param name="clip">Reads it as a whole.</param>
/// <param name="tokens">T5 tokens of a prompt: 512 for FLUX.1-dev, 256 for schnell.</param>
internal sealed class FluxTextEncoder(ITokenizer t5Tokenizer, T5Encoder t5, ITokenizer clipTokenizer, ClipTextEncoder clip, int tokens) : ITextEncoder
{
    public int Tokens => tokens;

    public (Tensor Tokens, Tensor Pooled) Encode(Tape tape, IReadOnlyList<string> prompts)
    {
        var words = t5.Encode(tape, [.. prompts.Select(prompt => t5Tokenizer.Encode(prompt, tokens))]);
        int[][] cut = [.. prompts.Select(prompt => clipTokenizer.Encode(prompt, clip.Places))];
        var mark = tape.Mark();
        var pooled = ClipTextEncoder.Pool(tape, clip.Encode(tape, cut), cut, clipTokenizer.Padding);
        tape.ReleaseSince(mark, pooled);
        return (words, pooled);
    }
}
