using Astria.Flux.Local.Weights;

namespace Astria.Flux.Torch.Networks;

/// <summary>Sizes of a network as its tensors tell them; 1 or 0 where a tensor is missing, which its reading will tell.</summary>
/// <param name="file">The file.</param>
/// <param name="prefix">What stands before every name in it.</param>
/// <param name="theirs">The file's names for the network's own; <see langword="null"/> where they are the same.</param>
internal sealed class NetworkSizes(ITensorSource file, string prefix = "", Func<string, string>? theirs = null)
{
    public bool Has(string name) => file.Tensors.ContainsKey(Named(name));

    /// <summary>The size of one dimension.</summary>
    public int Of(string name, int dimension) =>
        file.Tensors.TryGetValue(Named(name), out var entry) && dimension < entry.Shape.Count ? Math.Max(1, entry.Shape[dimension]) : 1;

    /// <summary>How many parts numbered from 0 there are.</summary>
    /// <param name="name">The name of a tensor that every part has, by the part's number.</param>
    public int Count(Func<int, string> name)
    {
        var count = 0;
        while (Has(name(count))) count++;
        return count;
    }

    private string Named(string name) => prefix + (theirs is null ? name : theirs(name));
}
