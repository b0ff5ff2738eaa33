namespace Astria.Flux.Lora;

/// <summary>
/// The head of a safetensors file: 8 bytes of length, then JSON naming each tensor's type, shape and place. Everything is checked
/// before anything is believed: lengths, overlaps, gaps, names twice.
/// </summary>
/// <remarks>The head is read in pieces, and what it says is refused where it goes wrong: a hostile file costs no more memory than the
/// honest part before its fault.</remarks>
public sealed class SafetensorsHeader
{
    /// <summary>The format's own limit for the JSON part, in bytes: 100,000,000, as its reference implementation has it.</summary>
    public const int LargestHeader = 100_000_000;

    private SafetensorsHeader(IReadOnlyDictionary<string, SafetensorsEntry> tensors, IReadOnlyDictionary<string, string> metadata, long dataStart, long fileLength)
    {
        Tensors = tensors;
        Metadata = metadata;
        DataStart = dataStart;
        FileLength = fileLength;
    }

    /// <summary>The tensors by name, in file order.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Tensors { get; }

    /// <summary>The file's own notes.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Where in the file the tensors' bytes begin.</summary>
    public long DataStart { get; }

    /// <summary>The whole file's length in bytes.</summary>
    public long FileLength { get; }

    /// <summary>Reads the head of a file.</summary>
    /// <param name="stream">The file, at its beginning; only the head is read, and the stream isn't closed.</param>
    /// <param name="fileLength">Its whole length.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <returns>The head.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="WeightsException">It is no safetensors file, or its head contradicts itself.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static SafetensorsHeader Read(Stream stream, long fileLength, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        Span<byte> lengthBytes = stackalloc byte[8];
        if (fileLength < 10 || stream.ReadAtLeast(lengthBytes, 8, throwOnEndOfStream: false) < 8)
            throw new WeightsException($"{name} is too short to be a safetensors file.");
        var length = BitConverter.ToUInt64(lengthBytes);
        if (length > LargestHeader || (long)length > fileLength - 8)
            throw new WeightsException(Invariant($"{name} is no safetensors file: it announces a header of {length} bytes in a file of {fileLength}."));
        var dataLength = fileLength - 8 - (long)length;
        var parser = new SafetensorsHeaderParser(dataLength, name);
        parser.Read(stream, (int)length);
        CheckPlaces(parser.Tensors.Values, dataLength, name);
        return new(parser.Tensors, parser.Metadata, 8 + (long)length, fileLength);
    }

    private static void CheckPlaces(IEnumerable<SafetensorsEntry> entries, long dataLength, string name)
    {
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Offset).ThenBy(entry => entry.Bytes))
        {
            if (entry.Offset < end)
                throw new WeightsException($"{name}: tensor '{entry.Name}' overlaps another.");
            if (entry.Offset > end)
                throw new WeightsException(Invariant($"{name}: {entry.Offset - end} bytes before tensor '{entry.Name}' belong to no tensor."));
            end = entry.Offset + entry.Bytes;
        }

        if (end != dataLength)
            throw new WeightsException(Invariant($"{name} has {dataLength - end} bytes too many after its last tensor."));
    }
}
