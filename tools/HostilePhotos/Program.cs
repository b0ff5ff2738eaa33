using System.Diagnostics;
using System.Globalization;
using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Heic;
using Astria.Flux.Tools.HostilePhotos;

// Opens every kind of hostile file, then mutants of good ones, in this one process:
//   dotnet run -c Release --project tools/HostilePhotos -- [mutants [photo…]]
// Nothing may throw; time and memory are printed. A crash ends the process, which is an answer too.
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
var inspector = new PhotoInspector(new() { Codecs = [new SkiaImageCodec(), new HeicImageCodec()], Detector = null });
inspector.Inspect("warm.png", HostileFiles.All().First(file => file.MayBeRead).Content);
using var process = Process.GetCurrentProcess();
var baseline = PeakMegabytes();
Console.WriteLine(Invariant($"baseline {baseline} MB"));
Console.WriteLine("| file | bytes | ms | peak MB above the baseline | verdict |\n|---|---|---|---|---|");
var escaped = 0;
foreach (var file in HostileFiles.All())
{
    GC.Collect();
    ResetPeak();
    var before = PeakMegabytes();
    var (facts, time) = Open(file.Name, file.Content);
    var wrong = facts is not null && !file.MayBeRead && facts.IsReadable ? " (expected a fault)" : string.Empty;
    Console.WriteLine(Invariant($"| {file.Name} | {file.Content.Length:N0} | {time.TotalMilliseconds:0.0} | {PeakMegabytes() - before} | {facts?.Fault?.Kind.ToString() ?? "read"}{wrong} |"));
}

if (args.Length > 1)
{
    var seeds = args[1..].Select(path => (Name: Path.GetFileName(path), Content: File.ReadAllBytes(path))).ToArray();
    var verdicts = new SortedDictionary<string, int>(StringComparer.Ordinal);
    var slowest = (Time: TimeSpan.Zero, Name: string.Empty);
    ResetPeak();
    var start = PeakMegabytes();
    for (var i = 0; i < count; i++)
    {
        var (name, content) = seeds[i % seeds.Length];
        var (facts, time) = Open(name, Mutants.Of(content, i));
        if (time > slowest.Time) slowest = (time, Invariant($"{name} #{i}"));
        var verdict = facts is null ? "ESCAPED" : facts.Fault?.Kind.ToString() ?? "read";
        verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;
        if ((i + 1) % 10_000 == 0) Console.WriteLine(Invariant($"{i + 1} mutants, slowest {slowest.Time.TotalMilliseconds:0} ms ({slowest.Name}), peak {PeakMegabytes() - start} MB above the start"));
    }

    Console.WriteLine(Invariant($"{count} mutants of {seeds.Length} files: {escaped} escaped; slowest {slowest.Time.TotalMilliseconds:0} ms ({slowest.Name}); peak {PeakMegabytes() - start} MB above the start"));
    Console.WriteLine(string.Join(", ", verdicts.Select(pair => Invariant($"{pair.Key} {pair.Value}"))));
}

return escaped == 0 ? 0 : 1;

(PhotoFacts? Facts, TimeSpan Time) Open(string name, byte[] content)
{
    // Processor time: what else the machine does is not this file's doing.
    process.Refresh();
    var start = process.TotalProcessorTime;
    try
    {
        var facts = inspector.Inspect(name, content);
        process.Refresh();
        return (facts, process.TotalProcessorTime - start);
    }
    catch (Exception error)
    {
        escaped++;
        Console.WriteLine($"ESCAPED from {name}: {error}");
        return (null, TimeSpan.Zero);
    }
}

// Linux keeps the highest resident size of a process, and forgets it on request.
static void ResetPeak()
{
    try
    {
        File.WriteAllText("/proc/self/clear_refs", "5");
    }
    catch (IOException)
    {
    }
}

static long PeakMegabytes() =>
    long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;

static string Invariant(FormattableString text) => FormattableString.Invariant(text);
