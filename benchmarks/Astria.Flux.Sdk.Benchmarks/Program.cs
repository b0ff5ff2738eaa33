using System.Globalization;
using Astria.Flux.Benchmarks;
using BenchmarkDotNet.Running;

// "shares [rounds] [rules]" tells where a lint's time goes; everything else is BenchmarkDotNet's.
if (args is ["shares", .. var rest])
    PromptShares.Run(rest is [var rounds, ..] ? int.Parse(rounds, CultureInfo.InvariantCulture) : 15, rest is [_, "rules"]);
else
    BenchmarkSwitcher.FromAssembly(typeof(InProcessConfig).Assembly).Run(args, new InProcessConfig());
