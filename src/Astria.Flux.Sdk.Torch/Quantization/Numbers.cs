using TorchSharp;

namespace Astria.Flux.Torch.Quantization;

/// <summary>
/// Numbers that tensors are computed with, held for good. TorchSharp makes a native object of every number that a call is given, and
/// lets the collector free it while the call may still read it, if nothing else holds it: seen on a busy machine as "Expected false to be
/// true" from <c>toFloat</c>. Even <c>a + b</c> gives such a number, the factor of b: so sums are written with theirs. A number that changes
/// is held by <c>using</c>. A test reads the compiled code for numbers that nothing holds.
/// </summary>
internal static class Numbers
{
    public static readonly Scalar One = 1;

    public static readonly Scalar MinusOne = -1;

    /// <summary>Of BFL's RMSNorm, and of T5's norms in every size.</summary>
    public static readonly Scalar NormEpsilon = 1e-6;
}
