using Astria.Flux.Benchmarks.Shared;
using Astria.Flux.Local.Benchmarks;
using BenchmarkDotNet.Running;

switch (args.FirstOrDefault())
{
    case "memory":
        MemoryMeasurement.Run(args[1..]);
        break;
    case "speed":
        SpeedMeasurement.Run(args[1..]);
        break;
    case "start":
        await StartMeasurement.RunAsync();
        break;
    case "leak":
        await LeakMeasurement.RunAsync(args[1..]);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(InProcessConfig).Assembly).Run(args, new InProcessConfig());
        break;
}
