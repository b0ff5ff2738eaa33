using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Astria.Flux.Local.Training;

/// <summary>SHA-256 over all a checkpoint holds, notes and numbers.</summary>
internal sealed class CheckpointHash
{
    /// <summary>The note it stands in.</summary>
    public const string Key = "sha256";

    // Each tensor's own hash, since a file lists them in an order of its own.
    private readonly SortedDictionary<string, byte[]> _tensors = new(StringComparer.Ordinal);

    public void Add(string name, ReadOnlySpan<float> values) => _tensors[name] = SHA256.HashData(MemoryMarshal.AsBytes(values));

    /// <summary>The hash: 64 lower-case hexadecimal digits.</summary>
    /// <param name="notes">All notes; the hash's own is left out.</param>
    public string Finish(IEnumerable<KeyValuePair<string, string>> notes)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, value) in notes.Where(note => note.Key != Key).OrderBy(note => note.Key, StringComparer.Ordinal)) Append($"{name}\0{value}\0");
        foreach (var (name, hash) in _tensors)
        {
            Append(name + "\0");
            all.AppendData(hash);
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());

        void Append(string text) => all.AppendData(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Whether a file's notes and numbers are those it was written with.</summary>
    public static bool IsIntact(IReadOnlyDictionary<string, string> notes, IReadOnlyDictionary<string, float[]> tensors)
    {
        var hash = new CheckpointHash();
        foreach (var (name, values) in tensors) hash.Add(name, values);
        return notes.GetValueOrDefault(Key) == hash.Finish(notes);
    }
}
