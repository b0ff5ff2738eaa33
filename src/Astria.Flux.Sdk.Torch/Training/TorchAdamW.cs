using Astria.Flux.Torch.Quantization;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Training;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019), in the order of operations of the managed engine's.</summary>
internal sealed class TorchAdamW : IDisposable
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly IReadOnlyList<Tensor> _parameters;
    private readonly Tensor[] _first;
    private readonly Tensor[] _second;
    private readonly float _weightDecay;

    public TorchAdamW(IReadOnlyList<Tensor> parameters, float weightDecay)
    {
        _parameters = parameters;
        _weightDecay = weightDecay;
        _first = [.. parameters.Select(Zeros)];
        _second = [.. parameters.Select(Zeros)];

        static Tensor Zeros(Tensor parameter) => zeros_like(parameter, requires_grad: false).DetachFromDisposeScope();
    }

    /// <summary>Updates made.</summary>
    public int Updates { get; set; }

    /// <summary>The running means of the gradients.</summary>
    public IReadOnlyList<Tensor> First => _first;

    /// <summary>The running means of their squares.</summary>
    public IReadOnlyList<Tensor> Second => _second;

    /// <summary>Applies the parameters' gradients, and forgets them.</summary>
    /// <param name="learningRate">Step size now.</param>
    /// <param name="longestGradient">Length that all gradients together are cut to.</param>
    public void Update(float learningRate, float longestGradient)
    {
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var gradients = _parameters.Select(parameter => parameter.grad).ToList();
        var factor = ClipFactor(gradients, longestGradient);
        Updates++;
        var step = (float)(learningRate / (1 - Math.Pow(FirstDecay, Updates)));
        var secondScale = (float)(1 / Math.Sqrt(1 - Math.Pow(SecondDecay, Updates)));

        // Held by name until all is done: see Numbers.
        using Scalar gradientFactor = factor;
        using Scalar firstDecay = FirstDecay;
        using Scalar firstShare = 1 - FirstDecay;
        using Scalar secondDecay = SecondDecay;
        using Scalar secondShare = 1 - SecondDecay;
        using Scalar kept = 1 - (learningRate * _weightDecay);
        using Scalar stepSize = step;
        using Scalar secondFactor = secondScale;
        using Scalar epsilon = Epsilon;
        for (var i = 0; i < _parameters.Count; i++)
        {
            if (gradients[i] is not { } gradient) continue;
            using var inner = NewDisposeScope();
            var (parameter, first, second) = (_parameters[i], _first[i], _second[i]);
            gradient = gradient * gradientFactor;
            first.mul_(firstDecay).add_(gradient, alpha: firstShare);
            second.mul_(secondDecay).add_(gradient * gradient, alpha: secondShare);
            parameter.mul_(kept);
            parameter.add_(first * stepSize / second.sqrt().mul_(secondFactor).add_(epsilon, Numbers.One), alpha: Numbers.MinusOne);
            parameter.grad = null;
        }
    }

    public void Dispose()
    {
        foreach (var moment in _first.Concat(_second)) moment.Dispose();
    }

    private static float ClipFactor(List<Tensor?> gradients, float longest)
    {
        // One number at the end, and one wait for the device.
        var squares = gradients.OfType<Tensor>().Select(gradient => (gradient * gradient).sum(ScalarType.Float64)).ToList();
        if (squares.Count == 0) return 1;
        var length = Math.Sqrt(stack(squares).sum().item<double>());
        return length > longest ? (float)(longest / length) : 1;
    }
}
