using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Astria.Flux.Lora;

namespace Astria.Flux.Local.Weights;

/// <summary>A safetensors file mapped into memory, or lying there already: tensors are read where they stand, converted to floats on the way.</summary>
internal sealed unsafe class SafetensorsFile : ITensorSource
{
    private readonly string _name;
    private readonly byte* _data;
    private readonly Action _close;
    private bool _closed;

    private SafetensorsFile(byte* start, SafetensorsHeader header, string name, Action close)
    {
        _data = start + header.DataStart;
        _name = name;
        _close = close;
        Header = header;
    }

    public SafetensorsHeader Header { get; }

    public IReadOnlyDictionary<string, string> Metadata => Header.Metadata;

    public IReadOnlyDictionary<string, SafetensorsEntry> Tensors => Header.Tensors;

    /// <summary>Opens a file.</summary>
    /// <exception cref="WeightsException">It is no safetensors file.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static SafetensorsFile Open(string path)
    {
        var name = Path.GetFileName(path);
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        MemoryMappedFile? file = null;
        try
        {
            var header = SafetensorsHeader.Read(stream, stream.Length, name);
            file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            return new SafetensorsFile(start + view.PointerOffset, header, name, () =>
            {
                view.SafeMemoryMappedViewHandle.ReleasePointer();
                view.Dispose();
                file.Dispose();
            });
        }
        catch
        {
            file?.Dispose();
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file embedded in this assembly, where the loader has it in memory already.</summary>
    /// <exception cref="WeightsException">There is no such resource, or it is no safetensors file.</exception>
    public static SafetensorsFile OpenResource(string name)
    {
        if (typeof(SafetensorsFile).Assembly.GetManifestResourceStream(name) is not UnmanagedMemoryStream stream)
        {
            throw new WeightsException($"This build of the library carries no '{name}'.");
        }

        var start = stream.PositionPointer;
        return new SafetensorsFile(start, SafetensorsHeader.Read(stream, stream.Length, name), name, stream.Dispose);
    }

    /// <summary>Reads a tensor as floats.</summary>
    /// <exception cref="WeightsException">There is none of that name, or its number format can't be read as floats.</exception>
    public float[] ReadFloats(string name)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!Tensors.TryGetValue(name, out var entry)) throw new WeightsException($"{_name} has no tensor '{name}'.");
        if (entry.Count > Array.MaxLength || entry.Bytes > int.MaxValue) throw new WeightsException($"{_name}: tensor '{name}' has {entry.Count} numbers, more than can be read at once.");
        var values = new float[(int)entry.Count];
        var bytes = new ReadOnlySpan<byte>(_data + entry.Offset, checked((int)entry.Bytes));
        switch (entry.Type)
        {
            case "F32":
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
                break;
            case "F16":
                var singles = MemoryMarshal.Cast<byte, Half>(bytes);
                for (var i = 0; i < values.Length; i++) values[i] = (float)singles[i];
                break;
            case "BF16":
                var halves = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (var i = 0; i < values.Length; i++) values[i] = BitConverter.UInt32BitsToSingle((uint)halves[i] << 16);
                break;
            default:
                throw new WeightsException($"{_name}: tensor '{name}' is of type {entry.Type}; F32, F16 and BF16 can be read.");
        }

        return values;
    }

    public ReadOnlySpan<byte> Bytes(string name)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!Tensors.TryGetValue(name, out var entry)) throw new WeightsException($"{_name} has no tensor '{name}'.");
        return entry.Bytes <= int.MaxValue ? new ReadOnlySpan<byte>(_data + entry.Offset, (int)entry.Bytes) : throw new WeightsException($"{_name}: tensor '{name}' has {entry.Bytes} bytes, more than can be read at once.");
    }

    /// <summary>Reads a tensor of 64-bit integers, as token numbers are kept.</summary>
    /// <exception cref="WeightsException">There is none of that name, or it holds other numbers.</exception>
    public int[] ReadIntegers(string name)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!Tensors.TryGetValue(name, out var entry)) throw new WeightsException($"{_name} has no tensor '{name}'.");
        if (entry.Type != "I64" || entry.Bytes > int.MaxValue) throw new WeightsException($"{_name}: tensor '{name}' of type {entry.Type} and {entry.Bytes} bytes can't be read as integers.");
        var numbers = MemoryMarshal.Cast<byte, long>(new ReadOnlySpan<byte>(_data + entry.Offset, (int)entry.Bytes));
        var values = new int[numbers.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = numbers[i] is >= int.MinValue and <= int.MaxValue
                ? (int)numbers[i]
                : throw new WeightsException($"{_name}: tensor '{name}' has numbers beyond 32 bits.");
        }

        return values;
    }

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        _close();
    }
}
