using Astria.Flux.Local.Flux;
using Astria.Flux.Torch.Transformer;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Training;

/// <summary>
/// Forward and back with little memory (activation checkpointing): forward keeps only what goes from block to block; on the way back each
/// block is computed once more, and its gradients then and there. The numbers are those of the plain way.
/// </summary>
/// <remarks>Written as a loop over the blocks rather than as an autograd function of its own: that would be called by native code, which no
/// exception — out of memory, cancelled — may pass through, and on a GPU on another thread.</remarks>
internal static class BlockwiseBackward
{
    /// <summary>Computes a loss and adds its gradients to those of all that is being trained.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">Times and positions.</param>
    /// <param name="image">samples × picture tokens × features.</param>
    /// <param name="text">samples × text tokens × features.</param>
    /// <param name="pooled">samples × features.</param>
    /// <param name="loss">From the model's output to a single number.</param>
    public static void Run(TorchFluxModel model, FluxInput input, Tensor image, Tensor text, Tensor pooled, Func<Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        using var rotary = model.Rotary(input);
        var (begun, condition) = model.Begin(input, image, text, pooled);
        var conditioning = Leaf(condition, condition.requires_grad);

        // What each block reads; the last is what the last layers read.
        var read = new List<Tensor[]> { begun };
        using (no_grad())
        {
            foreach (var block in model.Blocks) read.Add(block.Forward(read[^1], conditioning, rotary));
        }

        // Whether a block's inputs have anything behind them that wants a gradient.
        var wanted = new List<bool> { begun.Any(stream => stream.requires_grad) || condition.requires_grad };
        foreach (var block in model.Blocks) wanted.Add(wanted[^1] || block.IsTrained);

        var streams = Leaves(read[^1], wanted[^1]);
        Tensor[] gradients;
        using (NewDisposeScope())
        {
            loss(model.Finish(streams[0], conditioning, image.shape[1])).backward();
            gradients = Gradients(streams);
        }

        for (var i = model.Blocks.Count - 1; i >= 0 && wanted[i + 1]; i--)
        {
            Forget(read[i + 1], streams);
            streams = Leaves(read[i], wanted[i]);
            var before = gradients;
            using (NewDisposeScope())
            {
                Backward(model.Blocks[i].Forward(streams, conditioning, rotary), before);
                gradients = wanted[i] ? Gradients(streams) : [];
            }

            Forget(before);
        }

        if (gradients.Length > 0) Backward(begun, gradients);
        if (conditioning.requires_grad && conditioning.grad is { } ofConditioning) Backward([condition], [ofConditioning]);
    }

    private static void Backward(Tensor[] outputs, Tensor?[] gradients)
    {
        var pairs = outputs.Zip(gradients).Where(pair => pair.First.requires_grad && pair.Second is not null).ToList();
        if (pairs.Count > 0) autograd.backward([.. pairs.Select(pair => pair.First)], [.. pairs.Select(pair => pair.Second!)]);
    }

    private static Tensor[] Leaves(Tensor[] tensors, bool wanted) => [.. tensors.Select(tensor => Leaf(tensor, wanted))];

    private static Tensor Leaf(Tensor tensor, bool wanted) => tensor.detach().requires_grad_(wanted);

    private static Tensor[] Gradients(Tensor[] leaves) => [.. leaves.Select(leaf => (leaf.grad ?? zeros_like(leaf)).MoveToOuterDisposeScope())];

    private static void Forget(params ReadOnlySpan<Tensor[]> tensors)
    {
        foreach (var list in tensors)
        {
            foreach (var tensor in list) tensor.Dispose();
        }
    }
}
