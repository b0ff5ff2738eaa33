using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Astria.Flux.Ratios;
using Astria.Flux.Ratios.Areas;

// All figures of docs/performance.md in one run: ratios, for times are another machine's business. Names of areas choose among them.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Dictionary<string, Func<IEnumerable<Contest>>> areas = new(StringComparer.OrdinalIgnoreCase)
{
    ["policy"] = Policy.Contests,
    ["linting"] = Linting.Contests,
    ["cloud"] = Cloud.Contests,
    ["photos"] = Photos.Contests,
    ["engine"] = Engine.Contests,
};
if (args.FirstOrDefault(arg => !areas.ContainsKey(arg)) is { } wrong)
{
    Console.Error.WriteLine($"There is no area '{wrong}'; there are {string.Join(", ", areas.Keys)}.");
    return 2;
}

// libtorch's threads spin while they wait unless they are told not to, before it is loaded: that would be counted as its processor time.
if (Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is not "PASSIVE")
    Console.Error.WriteLine("OMP_WAIT_POLICY is not PASSIVE: TorchSharp's processor time counts its waiting too. Start it by `dotnet run`, or set it.");

var began = Stopwatch.GetTimestamp();
Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors ({RuntimeInformation.ProcessArchitecture}, vectors of {Vectors()} bits), {RuntimeInformation.FrameworkDescription}\n");
Console.WriteLine(Outcome.Head);
foreach (var contest in areas.Where(area => args.Length == 0 || args.Contains(area.Key, StringComparer.OrdinalIgnoreCase)).SelectMany(area => area.Value()))
    Console.WriteLine(ContestRunner.Run(contest));
Console.WriteLine($"\n{Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s in all");
return 0;

static int Vectors() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
