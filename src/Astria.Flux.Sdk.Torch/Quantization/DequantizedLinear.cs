using static TorchSharp.torch;

namespace Astria.Flux.Torch.Quantization;

/// <summary>
/// x·Wᵀ over a quantised matrix, with the way back to x: exact for the matrix as it is when dense, which is made anew for it. Neither x nor
/// the dense matrix is kept.
/// </summary>
internal sealed class DequantizedLinear : autograd.SingleTensorFunction<DequantizedLinear>
{
    private const string LayerKey = "layer";

    public override string Name => nameof(DequantizedLinear);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var layer = (Layer)vars[1];
        ctx.set_materialize_grads(false);
        ctx.save_data(LayerKey, layer);
        using var dense = layer.Weight.Dense();
        return nn.functional.linear((Tensor)vars[0], dense);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var layer = (Layer)ctx.get_data(LayerKey);
        try
        {
            layer.Release();
            if (grad_output is null || grad_output.IsInvalid) return [null!, null!];
            using var scope = NewDisposeScope();
            using (no_grad())
            {
                using var dense = layer.Weight.Dense();
                return [layer.Keep(matmul(grad_output, dense)), null!];
            }
        }
        catch (Exception e)
        {
            // To be thrown again once no native code is in between, which it would end the process in.
            layer.Weight.Fault = e;
            return [null!, null!];
        }
        finally
        {
            if (grad_output is { IsInvalid: false }) grad_output.Dispose();
        }
    }

    /// <summary>A layer as an argument that is no tensor, so that nothing tries to differentiate it; and the gradient it gave last.</summary>
    /// <param name="weight">Its matrix.</param>
    internal sealed class Layer(QuantizedWeight weight)
    {
        private Tensor? _given;

        public QuantizedWeight Weight => weight;

        // Native code has its own hold on what it was given, as soon as the call has returned; ours would wait for the finalizer.
        public Tensor Keep(Tensor gradient)
        {
            _given = gradient.DetachFromDisposeScope();
            return _given;
        }

        public void Release()
        {
            _given?.Dispose();
            _given = null;
        }
    }
}
