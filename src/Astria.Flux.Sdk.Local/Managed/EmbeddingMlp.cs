using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Managed;

/// <summary>Two layers with SiLU between them: turns times, guidance and pooled text into the vector that modulates every block.</summary>
internal sealed class EmbeddingMlp(ModuleReader reader, string name)
{
    private readonly Linear _in = reader.Linear($"{name}.in_layer");
    private readonly Linear _out = reader.Linear($"{name}.out_layer");

    public Tensor Forward(Tape tape, Tensor x) => _out.Forward(tape, Activations.Silu(tape, _in.Forward(tape, x)));
}
