using Astria.Flux.Benchmarks.Cloud;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// In-process: works offline, and both sides share one server and one machine state.
BenchmarkRunner.Run<CallBenchmarks>(ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(8).WithIterationCount(25).WithInvocationCount(1024).WithUnrollFactor(16)));
