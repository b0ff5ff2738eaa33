using System.Globalization;
using Astria.Flux.Local.Weights;
using Astria.Flux.Torch.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Networks;

/// <summary>
/// Reads a network's tensors from a file onto a device, and gathers whatever is wrong with them to say it all at once. Without a file it
/// makes tensors of the shapes asked for that take no memory: a network of any size can be laid out anywhere.
/// </summary>
internal sealed class NetworkReader : IDisposable
{
    // Enough to see what is wrong; a wrong file may lack a thousand tensors.
    private const int MostFaults = 40;

    private readonly ITensorSource? _file;
    private readonly string _prefix;
    private readonly Func<string, string> _theirs;
    private readonly Device _device;
    private readonly ScalarType _type;
    private readonly Dictionary<string, Tensor> _read = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <param name="file">The file.</param>
    /// <param name="device">Where its tensors go.</param>
    /// <param name="type">As what.</param>
    /// <param name="prefix">What stands before every name in it.</param>
    /// <param name="theirs">The file's names for the network's own; <see langword="null"/> where they are the same.</param>
    public NetworkReader(ITensorSource file, Device device, ScalarType type, string prefix = "", Func<string, string>? theirs = null)
    {
        (_file, _device, _type, _prefix) = (file, device, type, prefix);
        _theirs = theirs ?? (name => name);
    }

    private NetworkReader()
    {
        (_device, _type, _prefix, _theirs) = (new Device(DeviceType.META), ScalarType.BFloat16, "", name => name);
    }

    /// <summary>One that lays a network out without numbers.</summary>
    public static NetworkReader ForShapes() => new();

    /// <summary>One that only looks whether a network can be read from a file, by the file's head alone.</summary>
    /// <param name="file">The file.</param>
    /// <param name="prefix">What stands before every name in it.</param>
    /// <param name="theirs">The file's names for the network's own; <see langword="null"/> where they are the same.</param>
    public static NetworkReader ForChecking(ITensorSource file, string prefix = "", Func<string, string>? theirs = null) => new(file, new Device(DeviceType.META), ScalarType.BFloat16, prefix, theirs);

    /// <summary>Number format of the tensors.</summary>
    public ScalarType Type => _type;

    /// <summary>Where the tensors are.</summary>
    public Device Device => _device;

    /// <summary>Every tensor read, by the network's own name.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => _read;

    /// <summary>Bytes of all tensors read.</summary>
    public long Bytes => _read.Values.Sum(tensor => tensor.numel() * tensor.ElementSize);

    /// <summary>Whether the file has a tensor.</summary>
    public bool Has(string name) => _file is null || _file.Tensors.ContainsKey(Named(name));

    /// <summary>Reads a tensor; where it can't be, one that stands for it, and the fault is remembered.</summary>
    /// <param name="name">The network's own name for it.</param>
    /// <param name="shape">The shape it must have.</param>
    public Tensor Read(string name, params ReadOnlySpan<long> shape)
    {
        using var scope = NewDisposeScope();
        var tensor = (_file is null ? empty(shape.ToArray(), _type, _device) : TryRead(name, shape) ?? empty([1])).DetachFromDisposeScope();
        if (_read.TryAdd(name, tensor)) return tensor;
        tensor.Dispose();
        return _read[name];
    }

    /// <summary>Says that something is wrong that no single tensor shows.</summary>
    public void Fault(string what) => _faults.Add(what);

    /// <summary>Makes a fault of every tensor of the file that nothing was read from.</summary>
    /// <param name="known">Names that are in some files and are not needed.</param>
    public void FaultUnread(params ReadOnlySpan<string> known)
    {
        if (_file is null) return;
        var read = _read.Keys.Select(Named).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _file.Tensors.Keys.Where(name => name.StartsWith(_prefix, StringComparison.Ordinal) && !read.Contains(name)).Order(StringComparer.Ordinal))
        {
            if (!known.Contains(name[_prefix.Length..])) Fault($"'{name}' is no tensor of it");
        }
    }

    /// <summary>Ends the reading.</summary>
    /// <param name="what">What was to be read: "a T5 encoder".</param>
    /// <exception cref="WeightsException">Something was wrong; all of it is named, and what was read is given back.</exception>
    public void ThrowIfFaulty(string what)
    {
        if (_faults.Count == 0) return;
        Dispose();
        var more = _faults.Count > MostFaults ? $"; and {_faults.Count - MostFaults} faults more" : "";
        throw new WeightsException($"These weights are not {what}: {string.Join("; ", _faults.Take(MostFaults))}{more}.");
    }

    /// <summary>Gives the tensors' memory back.</summary>
    public void Dispose()
    {
        foreach (var tensor in _read.Values) tensor.Dispose();
    }

    private Tensor? TryRead(string name, ReadOnlySpan<long> shape)
    {
        var theirs = Named(name);
        if (!_file!.Tensors.TryGetValue(theirs, out var entry))
        {
            Fault($"'{theirs}' is missing");
        }
        else if (!Fits(entry.Shape, shape))
        {
            Fault($"'{theirs}' is {string.Join('×', entry.Shape)}, not {string.Join('×', shape.ToArray().Select(size => size.ToString(CultureInfo.InvariantCulture)))}");
        }
        else if (!TensorStream.Types.Contains(entry.Type, StringComparer.Ordinal))
        {
            Fault($"'{theirs}' is of type {entry.Type}, which can't be read ({string.Join(", ", TensorStream.Types)} can)");
        }
        else
        {
            var tensor = empty(shape.ToArray(), _type, _device);
            if (_device.type != DeviceType.META) TensorStream.Copy(_file.Bytes(theirs), entry.Type, tensor);
            return tensor;
        }

        return null;
    }

    private string Named(string name) => _prefix + _theirs(name);

    // A convolution of one place is kept as a matrix in some layouts.
    private static bool Fits(IReadOnlyList<int> actual, ReadOnlySpan<long> wanted)
    {
        while (wanted.Length > Math.Max(2, actual.Count) && wanted[^1] == 1) wanted = wanted[..^1];
        if (actual.Count != wanted.Length) return false;
        for (var i = 0; i < wanted.Length; i++)
        {
            if (actual[i] != wanted[i]) return false;
        }

        return true;
    }
}
