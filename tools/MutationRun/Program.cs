using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Astria.Flux.MutationRun;

// MutationRun <tests.dll> <mutated assembly's name> <mutation-report.json> <results> <namespace>...
// Lies beside the tests, for they look for their data where the program lies; run.sh does all of it.
// Appends a line for each mutant that has none yet: "<id> killed by <test>", "<id> survived at <place>" or "<id> timed out at <place>". Start it again
// until it ends with 0: a mutant that runs for ever ends the process. With FRESH=1 it tries one that survived in a process of its own, active before any
// static field is set.
if (args.Length < 5)
{
    Console.Error.WriteLine("MutationRun <tests.dll> <mutated assembly> <mutation-report.json> <results> <namespace>...");
    return 2;
}

const string Survived = "survived";
var fresh = Environment.GetEnvironmentVariable("FRESH") == "1";
var mostSeconds = double.Parse(Environment.GetEnvironmentVariable("MOST_SECONDS") ?? "10", CultureInfo.InvariantCulture);
var outcomes = (File.Exists(args[3]) ? File.ReadLines(args[3]) : []).Select(line => line.Split(' ', 3))
    .GroupBy(words => int.Parse(words[0], CultureInfo.InvariantCulture), words => words[1]).ToDictionary(lines => lines.Key, lines => lines.Last());
var all = Mutant.ReadAll(args[2]);
var left = all.Where(mutant => fresh ? outcomes.GetValueOrDefault(mutant.Id) == Survived : !outcomes.ContainsKey(mutant.Id)).ToList();
if (left.Count == 0) return 0;

var tests = Assembly.LoadFrom(Path.GetFullPath(args[0]));
var mutants = new Mutants(Assembly.LoadFrom(Path.Combine(Path.GetDirectoryName(tests.Location)!, $"{args[1]}.dll")));
Suite? suite = null;
if (!fresh)
{
    suite = new Suite(tests, args[4..]);
    if (suite.FirstFailure() is { } broken) throw new InvalidOperationException($"Without a mutant a test fails: {broken}\n{suite.Message}");
    Console.WriteLine($"{suite.Passed} tests pass without a mutant; {left.Count} of {all.Count} mutants to do.");
}

Mutant? current = null;
var began = TimeSpan.Zero;
using var watch = new Timer(
    _ =>
    {
        // By the processor's time, not the clock's: the machine may be busy with others.
        if (current is not { } endless || (Process.GetCurrentProcess().TotalProcessorTime - began).TotalSeconds < mostSeconds) return;
        Write(endless, "timed out at");
        Environment.Exit(3);
    },
    null,
    1000,
    500);
foreach (var mutant in fresh ? left.Take(1) : left)
{
    mutants.Activate(mutant.Id);
    (began, current) = (Process.GetCurrentProcess().TotalProcessorTime, mutant);
    suite ??= new Suite(tests, args[4..]);
    var failed = suite.FirstFailure();
    current = null;
    mutants.None();
    Write(mutant, failed is not null ? $"killed by {failed}" : fresh ? "outlived at" : $"{Survived} at");
}

return fresh && left.Count > 1 ? 3 : 0;

void Write(Mutant mutant, string outcome) =>
    File.AppendAllText(args[3], string.Create(CultureInfo.InvariantCulture, $"{mutant.Id} {outcome}{(outcome.EndsWith(" at", StringComparison.Ordinal) ? $" {mutant}" : "")}\n"));
