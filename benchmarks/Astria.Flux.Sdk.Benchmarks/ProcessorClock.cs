using Perfolizer.Horology;

namespace Astria.Flux.Benchmarks;

/// <summary>Counts the time this process has the processor, not the time that goes by: on a busy machine most of that is others'.</summary>
internal sealed class ProcessorClock : IClock
{
    public string Title => "processor time";

    public bool IsAvailable => !OperatingSystem.IsBrowser();

    public Frequency Frequency => Frequency.FromHz(TimeSpan.TicksPerSecond);

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
