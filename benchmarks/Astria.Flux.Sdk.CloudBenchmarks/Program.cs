using Astria.Flux.Benchmarks.Cloud;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// With "interleaved": both sides take turns in short rounds, so that a busy machine slows both alike; the ratio is that of the medians.
if (args is ["interleaved", .. var rest]) return await Interleaved.RunAsync(rest is [var rounds] ? int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) : 200);

// In-process: works offline, and both sides share one server and one machine state.
BenchmarkRunner.Run<CallBenchmarks>(ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(8).WithIterationCount(25).WithInvocationCount(4096).WithUnrollFactor(16)));
return 0;
