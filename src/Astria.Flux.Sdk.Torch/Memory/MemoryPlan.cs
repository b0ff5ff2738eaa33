using System.Text;

namespace Astria.Flux.Torch.Memory;

/// <summary>What a piece of work will take of a device's memory, and what to change where that is too much. Computed from shapes, not measured.</summary>
public sealed record MemoryPlan
{
    /// <summary>What each thing takes.</summary>
    public required IReadOnlyList<MemoryPart> Parts { get; init; }

    /// <summary>Bytes there are.</summary>
    public required long DeviceBytes { get; init; }

    /// <summary>What to change, each with what it would take then; empty where all fits.</summary>
    public required IReadOnlyList<string> Advice { get; init; }

    /// <summary>Bytes of all parts.</summary>
    public long TotalBytes => Parts.Sum(part => part.Bytes);

    /// <summary>Whether there is enough.</summary>
    public bool Fits => TotalBytes <= DeviceBytes;

    /// <summary>The plan as a table, a line a part, in GB of 1,000,000,000 bytes.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, bytes, because) in Parts) text.AppendLine(Invariant($"{name,-28} {Gigabytes(bytes),6:F2} GB  {because}"));
        text.Append(Invariant($"{"in all",-28} {Gigabytes(TotalBytes),6:F2} GB  of {Gigabytes(DeviceBytes):F2}: {(Fits ? "fits" : "does not fit")}"));
        foreach (var advice in Advice) text.AppendLine().Append("- ").Append(advice);
        return text.ToString();
    }

    internal static double Gigabytes(long bytes) => bytes / 1e9;
}
