using Astria.Flux.Benchmarks.Shared;
using Astria.Flux.Imaging.Benchmarks;
using BenchmarkDotNet.Running;

// "cpu" counts processor time instead of the clock's: on a machine that others use too, that is what can be compared.
if (args is ["cpu"]) CpuTimes.Print();
else BenchmarkSwitcher.FromAssembly(typeof(InProcessConfig).Assembly).Run(args, new InProcessConfig());
