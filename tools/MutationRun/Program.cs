using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Astria.Flux.MutationRun;

// MutationRun <test assembly> <mutated assembly's name> <file of ids> <file of results> <namespace>...
// Copy it (the .dll and the .runtimeconfig.json) beside the tests: they look for their data where the program lies.
// Writes a line for each id that has none yet: "<id> killed <test>", "<id> survived" or "<id> timeout". Start it again until it says that all are done:
// a mutant that runs for ever ends the process. With FRESH=1 it does one mutant a process, active before any static field is set.
if (args.Length < 5)
{
    Console.Error.WriteLine("MutationRun <test assembly> <mutated assembly> <ids> <results> <namespace>...");
    return 2;
}

var fresh = Environment.GetEnvironmentVariable("FRESH") == "1";
var mostSeconds = double.Parse(Environment.GetEnvironmentVariable("MOST_SECONDS") ?? "10", CultureInfo.InvariantCulture);
var done = File.Exists(args[3]) ? File.ReadLines(args[3]).Select(line => line.Split(' ')[0]).ToHashSet(StringComparer.Ordinal) : [];
var left = File.ReadLines(args[2]).Where(id => id.Length > 0 && !done.Contains(id)).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToList();
if (left.Count == 0) return 0;

var tests = Assembly.LoadFrom(Path.GetFullPath(args[0]));
var mutants = new Mutants(Assembly.LoadFrom(Path.Combine(Path.GetDirectoryName(tests.Location)!, $"{args[1]}.dll")));
Suite? suite = null;
if (!fresh)
{
    suite = new Suite(tests, args[4..]);
    if (suite.FirstFailure() is { } broken) throw new InvalidOperationException($"Without a mutant a test fails: {broken}\n{suite.Message}");
    Console.WriteLine($"{suite.Passed} tests pass without a mutant; {left.Count} mutants to do.");
}

var current = -1;
var began = TimeSpan.Zero;
using var watch = new Timer(
    _ =>
    {
        // By the processor's time, not the clock's: the machine may be busy with others.
        if (current < 0 || (Process.GetCurrentProcess().TotalProcessorTime - began).TotalSeconds < mostSeconds) return;
        Write(current, "timeout");
        Environment.Exit(3);
    },
    null,
    1000,
    500);
foreach (var id in fresh ? left.Take(1) : left)
{
    mutants.Activate(id);
    (began, current) = (Process.GetCurrentProcess().TotalProcessorTime, id);
    suite ??= new Suite(tests, args[4..]);
    var failed = suite.FirstFailure();
    current = -1;
    mutants.None();
    Write(id, failed is null ? "survived" : $"killed {failed}");
}

return fresh && left.Count > 1 ? 3 : 0;

void Write(int id, string outcome) => File.AppendAllText(args[3], string.Create(CultureInfo.InvariantCulture, $"{id} {outcome}\n"));
