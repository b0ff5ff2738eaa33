using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Weights;

/// <summary>Copies numbers from a mapped file to a tensor on any device: a piece at a time, so that there are never two copies.</summary>
internal static class TensorStream
{
    // Enough for a transfer to run at its full speed; own choice.
    private const int PieceBytes = 32 << 20;

    /// <summary>The number formats that can be read, as safetensors spells them.</summary>
    public static IReadOnlyList<string> Types { get; } = ["F32", "F16", "BF16", Float8.E4M3, Float8.E5M2];

    /// <summary>Bytes of a number of such a format.</summary>
    public static int SizeOf(string type) => type switch { "F32" => 4, "F16" or "BF16" => 2, _ => 1 };

    /// <summary>Copies.</summary>
    /// <param name="bytes">All of a tensor's bytes in the file.</param>
    /// <param name="type">Their format, one of <see cref="Types"/>.</param>
    /// <param name="target">A contiguous tensor of as many numbers; converted to its type.</param>
    public static void Copy(ReadOnlySpan<byte> bytes, string type, Tensor target)
    {
        using var off = no_grad();
        using var flat = target.view(-1);
        var size = SizeOf(type);
        if (flat.shape[0] * size != bytes.Length) throw new ArgumentException($"{bytes.Length} bytes of {type} for {flat.shape[0]} numbers.", nameof(bytes));
        var step = PieceBytes / size;
        for (long at = 0; at < flat.shape[0]; at += step)
        {
            var count = Math.Min(step, flat.shape[0] - at);
            using var part = flat.narrow(0, at, count);
            CopyPiece(bytes.Slice((int)(at * size), (int)(count * size)), type, part);
        }
    }

    private static void CopyPiece(ReadOnlySpan<byte> bytes, string type, Tensor target)
    {
        var table = Float8.TableOf(type);
        var own = type switch { "F32" => ScalarType.Float32, "F16" => ScalarType.Float16, _ => ScalarType.BFloat16 };
        if (target.device_type == DeviceType.CPU && target.dtype == own)
        {
            Fill(target, bytes, table);
            return;
        }

        using var piece = empty(target.shape, own, CPU);
        Fill(piece, bytes, table);
        target.copy_(piece);
    }

    private static void Fill(Tensor target, ReadOnlySpan<byte> bytes, ReadOnlySpan<ushort> table)
    {
        var numbers = target.bytes;
        if (table.IsEmpty)
        {
            bytes.CopyTo(numbers);
            return;
        }

        var values = MemoryMarshal.Cast<byte, ushort>(numbers);
        for (var i = 0; i < bytes.Length; i++) values[i] = table[bytes[i]];
    }
}
