using System.Globalization;
using System.Runtime.InteropServices;
using Astria.Flux.Ratios;
using Astria.Flux.Ratios.Areas;

// All figures of docs/performance.md in one run: ratios, for times are another machine's business. Names of areas choose among them.
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

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}\n"));
Console.WriteLine(Outcome.Head);
foreach (var contest in areas.Where(area => args.Length == 0 || args.Contains(area.Key, StringComparer.OrdinalIgnoreCase)).SelectMany(area => area.Value()))
    Console.WriteLine(ContestRunner.Run(contest));
return 0;
