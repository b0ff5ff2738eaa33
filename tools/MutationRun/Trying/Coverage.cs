namespace Astria.Flux.MutationRun.Trying;

/// <summary>Which tests come by which mutants, so that a mutant is tried with those only, the quick ones first.</summary>
internal sealed class Coverage
{
    private const double QuickSeconds = 0.02;
    private readonly Dictionary<int, List<(string Test, double Seconds)>> _tests = [];

    public Coverage(Suite suite, Mutants mutants, int count)
    {
        var seen = new bool[count];
        suite.Before = _ => mutants.Seen = seen = new bool[count];
        suite.After = (test, seconds) =>
        {
            for (var id = 0; id < count; id++)
            {
                if (!seen[id]) continue;
                if (!_tests.TryGetValue(id, out var tests)) _tests[id] = tests = [];
                tests.Add((test, seconds));
            }
        };

        // A test may mind that it is watched (one counts what is allocated): it has come by its mutants all the same.
        suite.StopsAtFailure = false;
        suite.FirstFailure();
        (suite.StopsAtFailure, suite.Before, suite.After, mutants.Seen) = (true, null, null, null);
    }

    /// <summary>The tests that come by a mutant: the quick ones, then the others.</summary>
    public IReadOnlyList<string[]> TestsOf(int mutant)
    {
        var tests = _tests.GetValueOrDefault(mutant, []);
        string[][] batches =
        [
            [.. tests.Where(test => test.Seconds <= QuickSeconds).Select(test => test.Test)],
            [.. tests.Where(test => test.Seconds > QuickSeconds).Select(test => test.Test)],
        ];
        return [.. batches.Where(batch => batch.Length > 0)];
    }
}
