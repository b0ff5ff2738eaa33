using System.Runtime.CompilerServices;

namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>A pinned, 64-byte aligned run of floats, or a part of one; the garbage collector owns the memory, so it can't leak or be gone while it is used.</summary>
internal sealed unsafe class FloatBuffer
{
    private const int Alignment = 64;

    public FloatBuffer(int length)
    {
        Slab = GC.AllocateUninitializedArray<float>(checked(length + (Alignment / sizeof(float))), pinned: true);
        var start = (nint)Unsafe.AsPointer(ref Slab[0]);
        Pointer = (float*)((start + Alignment - 1) & ~(nint)(Alignment - 1));
        Length = length;
    }

    /// <summary>A part of a slab.</summary>
    /// <param name="slab">A pinned array, kept alive by this buffer.</param>
    /// <param name="pointer">Where in it the part begins, 64-byte aligned.</param>
    /// <param name="length">Its floats.</param>
    public FloatBuffer(float[] slab, float* pointer, int length)
    {
        Slab = slab;
        Pointer = pointer;
        Length = length;
    }

    /// <summary>The array that holds it.</summary>
    public float[] Slab { get; }

    public float* Pointer { get; }

    public int Length { get; }

    public Span<float> Span => new(Pointer, Length);
}
