using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Astria.Flux.Benchmarks;

/// <summary>Measures in this process: no project is generated or restored, so it runs offline and in seconds.</summary>
/// <remarks>With <c>FLUX_PROCESSOR_TIME=1</c> it measures by <see cref="ProcessorClock"/>, for machines that do other work meanwhile.</remarks>
internal sealed class InProcessConfig : ManualConfig
{
    public InProcessConfig()
    {
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        AddJob(Environment.GetEnvironmentVariable("FLUX_PROCESSOR_TIME") == "1" ? job.WithClock(new ProcessorClock()).WithIterationCount(9) : job);
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddExporter(MarkdownExporter.GitHub);
        AddLogger(ConsoleLogger.Default);
    }
}
