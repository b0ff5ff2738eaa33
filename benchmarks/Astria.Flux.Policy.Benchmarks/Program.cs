using Astria.Flux.Policy.Benchmarks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// In the process itself: no other project is restored or built, so it runs offline.
BenchmarkSwitcher.FromTypes([typeof(PolicyBenchmarks)])
    .Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
