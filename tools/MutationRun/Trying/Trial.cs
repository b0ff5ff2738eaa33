using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Astria.Flux.MutationRun.Trying;

/// <summary>Tries the mutants that have no outcome yet.</summary>
internal static class Trial
{
    /// <summary>Starts again from here if the process ends with it: a mutant ran for ever, or the next one wants a process of its own.</summary>
    public const int Again = 3;

    /// <summary>Tries each mutant with the tests that come by it.</summary>
    /// <param name="tests">The tests.</param>
    /// <param name="mutated">The mutated assembly, beside the tests.</param>
    /// <param name="file">Where outcomes are kept.</param>
    /// <param name="fresh">Whether to try one mutant that survived with all tests, active before any static field is set.</param>
    /// <param name="namespaces">The namespaces of the tests.</param>
    /// <returns>0, or <see cref="Again"/>.</returns>
    public static int Run(string tests, string mutated, string file, bool fresh, IReadOnlyList<string> namespaces)
    {
        var results = new Results(file);
        var outcomes = results.Read();
        var all = Mutant.ReadAll(Path.ChangeExtension(mutated, ".mutants"));
        var left = all.Where(mutant => fresh ? outcomes.GetValueOrDefault(mutant.Id) is Results.Survived or Results.NotReached : !outcomes.ContainsKey(mutant.Id)).ToList();
        if (left.Count == 0) return 0;

        var mutants = new Mutants(Assembly.LoadFrom(mutated));
        using var watch = new Watch(results);
        if (fresh)
        {
            mutants.Activate(left[0].Id);
            watch.Begin(left[0]);
            var killer = new Suite(Assembly.LoadFrom(tests), namespaces).FirstFailure();
            watch.End();
            Tell(results, left[0], killer, "outlived");
            return left.Count > 1 ? Again : 0;
        }

        var suite = new Suite(Assembly.LoadFrom(tests), namespaces);
        if (suite.FirstFailure() is { } broken) throw new InvalidOperationException($"Without a mutant a test fails: {broken}\n{suite.Message}");
        var passed = suite.Passed;
        var coverage = new Coverage(suite, mutants, all.Max(mutant => mutant.Id) + 1);
        Console.WriteLine($"{passed} tests pass without a mutant; {left.Count} of {all.Count} mutants to do.");
        foreach (var mutant in left)
        {
            var batches = coverage.TestsOf(mutant.Id);
            mutants.Activate(mutant.Id);
            watch.Begin(mutant);
            var killer = batches.Select(suite.FirstFailure).FirstOrDefault(failed => failed is not null);
            watch.End();
            mutants.None();
            Tell(results, mutant, killer, batches.Count == 0 ? Results.NotReached : Results.Survived);
        }

        return 0;
    }

    private static void Tell(Results results, Mutant mutant, string? killer, string otherwise)
    {
        if (killer is null) results.Write(mutant, otherwise);
        else results.Killed(mutant, killer);
    }

    // By the processor's time, not the clock's: the machine may be busy with others.
    private sealed class Watch : IDisposable
    {
        private static readonly double MostSeconds = double.Parse(Environment.GetEnvironmentVariable("MOST_SECONDS") ?? "60", CultureInfo.InvariantCulture);
        private readonly Timer _timer;
        private Mutant? _mutant;
        private TimeSpan _began;

        public Watch(Results results) => _timer = new Timer(
            _ =>
            {
                if (_mutant is not { } endless || (Process.GetCurrentProcess().TotalProcessorTime - _began).TotalSeconds < MostSeconds) return;
                results.Write(endless, "timeout");
                Environment.Exit(Again);
            },
            null,
            1000,
            500);

        public void Begin(Mutant mutant) => (_began, _mutant) = (Process.GetCurrentProcess().TotalProcessorTime, mutant);

        public void End() => _mutant = null;

        public void Dispose() => _timer.Dispose();
    }
}
