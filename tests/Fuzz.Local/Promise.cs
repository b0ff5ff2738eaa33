using System.Diagnostics;

namespace Astria.Flux.Fuzz;

/// <summary>What is promised of every input: no other exception than the one that says what is wrong, no long wait, no more memory than the input is worth.</summary>
internal static class Promise
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    // A number kept as one byte becomes a float; names and maps cost more than the bytes that spell them.
    private const long BytesPerByte = 400;
    private const long BytesAlways = 8 << 20;

    public static void Check(Action<byte[]> target, byte[] input)
    {
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target(input);
        }
        catch (WeightsException)
        {
            // Refused, as promised.
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > BytesAlways + (BytesPerByte * input.Length)) throw new InvalidOperationException($"Broken promise: {allocated} bytes allocated for {input.Length}.");
        if (clock.Elapsed > Patience) throw new InvalidOperationException($"Broken promise: {clock.Elapsed} for {input.Length} bytes.");
    }
}
