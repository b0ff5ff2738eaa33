using System.Diagnostics;
using Astria.Flux.Local.Tests.Jobs;
using Astria.Flux.Local.Tests.Managed;

namespace Astria.Flux.Local.Tests;

/// <summary>This assembly as a process of its own, for what a test can't ask of its own process: to be killed, or to run with other vectors.</summary>
internal static class Child
{
    public const string Training = "train";
    public const string Bits = "bits";

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case [Training, _, _, _, _]:
                await TrainingChild.RunAsync(args[1..]);
                return 0;
            case [Bits]:
                foreach (var line in ComputedBits.Lines()) Console.WriteLine(line);
                return 0;
            default:
                return 2;
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="what">What it is to do.</param>
    /// <param name="args">With what.</param>
    /// <param name="switchedOff">A switch of the runtime to be set to 0.</param>
    public static Process Start(string what, IReadOnlyList<string> args, string? switchedOff = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var arg in (string[])[typeof(Child).Assembly.Location, what, .. args]) start.ArgumentList.Add(arg);
        if (switchedOff is not null) start.Environment[switchedOff] = "0";
        return Process.Start(start)!;
    }
}
