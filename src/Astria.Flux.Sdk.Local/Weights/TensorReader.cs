using System.Globalization;
using Astria.Flux.Local.Managed.Autograd;

namespace Astria.Flux.Local.Weights;

/// <summary>Reads a network's tensors from a file, and gathers whatever is wrong with them to say it all at once.</summary>
/// <param name="file">The file.</param>
/// <param name="prefix">What stands before every name in it.</param>
/// <param name="theirs">What the file calls a tensor, or the beginning of a name; <see langword="null"/> where it uses the names it is asked by.</param>
internal sealed class TensorReader(ITensorSource file, string prefix = "", Func<string, string>? theirs = null)
{
    /// <summary>In a shape: however many there are.</summary>
    public const int Any = -1;

    // Enough to see what is wrong; a wrong file may lack a thousand tensors.
    private const int MostFaults = 40;

    private readonly List<string> _faults = [];
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Whether there is such a tensor.</summary>
    public bool Has(string name) => file.Tensors.ContainsKey(Named(name));

    /// <summary>How many parts numbered from 0 a name has: <c>layers.0.…</c>, <c>layers.1.…</c></summary>
    public int Count(string name)
    {
        var start = Named(name);
        return file.Tensors.Keys.Where(key => key.StartsWith(start, StringComparison.Ordinal)).Select(key => key[start.Length..].Split('.')[0]).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>The size of one dimension, or 1 where there is no such tensor, which its reading will tell.</summary>
    public int Size(string name, int dimension) =>
        file.Tensors.TryGetValue(Named(name), out var entry) && dimension < entry.Shape.Count ? Math.Max(1, entry.Shape[dimension]) : 1;

    /// <summary>Reads a matrix, or a vector as one row.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The shape it must have; <see cref="Any"/> allows any size but zero. What follows the first dimension becomes the columns.</param>
    public Tensor Read(string name, params ReadOnlySpan<int> shape)
    {
        var full = Named(name);
        _read.Add(full);
        if (!file.Tensors.TryGetValue(full, out var entry))
        {
            Fault($"'{full}' is missing");
        }
        else if (!Fits(entry.Shape, shape))
        {
            Fault($"'{full}' is {string.Join('×', entry.Shape)}, not {string.Join('×', shape.ToArray().Select(size => size == Any ? "…" : size.ToString(CultureInfo.InvariantCulture)))}");
        }
        else if (TryReadFloats(full) is { } values)
        {
            var rows = entry.Shape.Count == 1 ? 1 : entry.Shape[0];
            return Tensor.Parameter(values, rows, values.Length / rows, requiresGradient: false);
        }

        return Tensor.Parameter([0f], 1, 1, requiresGradient: false);
    }

    /// <summary>Says that something is wrong that no single tensor shows.</summary>
    public void Fault(string what)
    {
        _count++;
        if (_faults.Count < MostFaults) _faults.Add(what);
    }

    /// <summary>Says of every tensor that was not read that it is too much.</summary>
    /// <param name="known">Names that are there in some files and mean nothing.</param>
    public void FaultUnread(params ReadOnlySpan<string> known)
    {
        foreach (var name in known) _read.Add(Named(name));
        foreach (var name in file.Tensors.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !_read.Contains(name)).Order(StringComparer.Ordinal)) Fault($"'{name}' is no tensor of it");
    }

    /// <summary>Ends the reading.</summary>
    /// <param name="what">What was to be read: "a T5 encoder".</param>
    /// <exception cref="WeightsException">Something was wrong; all of it is named.</exception>
    public void ThrowIfFaulty(string what)
    {
        if (_faults.Count == 0) return;
        var more = _count > _faults.Count ? $"; and {_count - _faults.Count} faults more" : "";
        throw new WeightsException($"These weights are not {what}: {string.Join("; ", _faults)}{more}.");
    }

    private string Named(string name) => prefix + (theirs is null ? name : theirs(name));

    private float[]? TryReadFloats(string name)
    {
        try
        {
            return file.ReadFloats(name);
        }
        catch (WeightsException e)
        {
            Fault(e.Message.TrimEnd('.'));
            return null;
        }
    }

    // A convolution of one place is kept as a matrix in some layouts.
    private static bool Fits(IReadOnlyList<int> actual, ReadOnlySpan<int> wanted)
    {
        while (wanted.Length > Math.Max(2, actual.Count) && wanted[^1] == 1) wanted = wanted[..^1];
        if (actual.Count != wanted.Length) return false;
        for (var i = 0; i < wanted.Length; i++)
        {
            if (actual[i] == 0 || (wanted[i] != Any && wanted[i] != actual[i])) return false;
        }

        return true;
    }
}
