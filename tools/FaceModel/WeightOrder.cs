namespace Astria.Flux.Tools.FaceModel;

/// <summary>The order in which the detector reads its weights: first layer, 32 blocks, then scores and boxes of the finer and of the coarser grid.</summary>
internal static class WeightOrder
{
    private const int Layers = 1 + (2 * 32);

    // The heads stand in the graph as: boxes and scores of the coarser grid, boxes and scores of the finer one.
    private static readonly int[] Heads = [3, 2, 1, 0];

    public static float[] Of(OnnxGraph graph)
    {
        if (graph.Convolutions.Count != Layers + Heads.Length) throw new InvalidDataException($"The graph has {graph.Convolutions.Count} convolutions, not {Layers + Heads.Length}.");
        var order = graph.Convolutions.Take(Layers).Concat(Heads.Select(head => graph.Convolutions[Layers + head]));
        return [.. order.SelectMany(names => names).SelectMany(name => graph[name])];
    }
}
