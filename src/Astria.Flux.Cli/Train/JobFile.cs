using System.Text.Json;
using Astria.Flux.Cli.Files;
using Astria.Flux.Training;

namespace Astria.Flux.Cli.Train;

/// <summary>The file with a job's handle: the engine's own handle, and beside it what this command needs to go on.</summary>
/// <param name="Job">The handle.</param>
/// <param name="Fingerprint">What was asked to be trained: the same training has the same.</param>
/// <param name="Output">Where the result goes, as a full path.</param>
/// <param name="Model">The embedded engine's model, as a full path; <see langword="null"/> for the bundled one.</param>
/// <param name="Work">Where the embedded engine keeps the job, as a full path; <see langword="null"/> for its own place.</param>
internal sealed record JobFile(TrainingJob Job, string? Fingerprint, string? Output, string? Model, string? Work)
{
    private const string Prefix = "cli";

    /// <summary>Reads a handle: one of this command, or of any app.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static JobFile Read(string path)
    {
        var job = TrainingJob.Parse(File.ReadAllText(path));
        return new(job, Text(job, nameof(Fingerprint)), Text(job, nameof(Output)), Text(job, nameof(Model)), Text(job, nameof(Work)));
    }

    /// <summary>Writes it: whole, so that a job that is paid for is never lost to half a file.</summary>
    public void Write(string path)
    {
        var members = new Dictionary<string, JsonElement>(Job.UnknownMembers ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (name, value) in new[] { (nameof(Fingerprint), Fingerprint), (nameof(Output), Output), (nameof(Model), Model), (nameof(Work), Work) })
        {
            if (value is not null) members[Prefix + name] = JsonSerializer.SerializeToElement(value, TrainJson.Default.String);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, System.Text.Encoding.UTF8.GetBytes((Job with { UnknownMembers = members }).ToJson() + "\n"));
    }

    private static string? Text(TrainingJob job, string name) =>
        job.UnknownMembers?.TryGetValue(Prefix + name, out var value) == true && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
