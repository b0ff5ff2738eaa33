namespace Astria.Flux.Torch.Weights;

/// <summary>Where in a file the parts of one of the model's tensors stand.</summary>
/// <param name="Name">The tensor's name in BFL's layout.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Parts">The parts.</param>
internal sealed record TensorPlan(string Name, int[] Shape, IReadOnlyList<TensorPart> Parts);
