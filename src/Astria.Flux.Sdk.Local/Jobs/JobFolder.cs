using System.Text;
using System.Text.Json;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>A job on disk: <c>job.json</c>, its photos, while it runs its checkpoints, and in the end <c>tune.json</c> with the LoRA, or <c>failure.txt</c>, or <c>cancelled</c>.</summary>
internal sealed class JobFolder
{
    private const string Folder = "jobs";
    private const string RecordFile = "job.json";
    private const string TuneFile = "tune.json";
    private const string LoraFile = "lora.safetensors";
    private const string FailureFile = "failure.txt";
    private const string CancelledFile = "cancelled";
    private const string ClaimFile = "running.lock";
    private const string DrawnFile = "drawn.safetensors";
    private const string PromptFolder = "prompts";
    private const string CheckpointFolder = "checkpoints";
    private const string PreviewFolder = "previews";

    private JobFolder(string path) => FullPath = path;

    public string FullPath { get; }

    public string LoraPath => Path.Combine(FullPath, LoraFile);

    /// <summary>Where it can go on from.</summary>
    public string CheckpointsPath => Path.Combine(FullPath, CheckpointFolder);

    /// <summary>What the base drew for it.</summary>
    public string DrawnPath => Path.Combine(FullPath, DrawnFile);

    /// <summary>What large text encoders read of its captions.</summary>
    public string PromptsPath => Path.Combine(FullPath, PromptFolder);

    /// <summary>Why the job failed, if it did.</summary>
    public string? Failure => File.Exists(In(FailureFile)) ? File.ReadAllText(In(FailureFile)) : null;

    public bool IsCancelled => File.Exists(In(CancelledFile));

    /// <summary>What the job made, once it has.</summary>
    /// <exception cref="WeightsException">The file that says so is damaged.</exception>
    public Tune? Tune
    {
        get
        {
            if (!File.Exists(In(TuneFile))) return null;
            try
            {
                return Tune.Parse(File.ReadAllText(In(TuneFile)));
            }
            catch (FormatException e)
            {
                throw new WeightsException($"'{In(TuneFile)}' is damaged: {e.Message} Delete it to run the job again.", e);
            }
        }
    }

    /// <summary>Whether some process is at work on the job.</summary>
    public bool IsClaimed
    {
        get
        {
            using var claim = TryClaim();
            return claim is null;
        }
    }

    /// <summary>The folder of a job.</summary>
    /// <exception cref="ArgumentException">There is none: the job is not one of this work directory.</exception>
    public static JobFolder Find(string workDirectory, TrainingJob job)
    {
        var folder = new JobFolder(PathOf(workDirectory, job.Id));
        return File.Exists(folder.In(RecordFile))
            ? folder
            : throw new ArgumentException($"There is no job {job.Id} in '{workDirectory}'. Was it submitted with another work directory?", nameof(job));
    }

    /// <summary>The folders of all jobs, the newest first: ids begin with the time.</summary>
    public static IEnumerable<JobFolder> All(string workDirectory)
    {
        var jobs = new DirectoryInfo(Path.Combine(workDirectory, Folder));
        return !jobs.Exists ? [] : jobs.EnumerateDirectories()
            .Where(folder => Guid.TryParseExact(folder.Name, "N", out _))
            .OrderByDescending(folder => folder.Name, StringComparer.Ordinal)
            .Select(folder => new JobFolder(folder.FullName));
    }

    /// <summary>The LoRA a job made; <see langword="null"/> when no job of that id has made one.</summary>
    public static string? TuneFileOf(string workDirectory, string id)
    {
        if (!Guid.TryParseExact(id, "N", out _)) return null;
        var folder = new JobFolder(PathOf(workDirectory, id));
        return File.Exists(folder.In(TuneFile)) && File.Exists(folder.LoraPath) ? folder.LoraPath : null;
    }

    /// <summary>Makes the folder of a new job: under another name first, so that a half-written one is never found.</summary>
    public static async Task<JobFolder> CreateAsync(string workDirectory, JobRecord record, IReadOnlyList<byte[]> photos, CancellationToken cancellationToken)
    {
        var final = PathOf(workDirectory, record.Job.Id);
        var temporary = final + ".tmp";
        Directory.CreateDirectory(temporary);
        try
        {
            for (var i = 0; i < photos.Count; i++)
            {
                await File.WriteAllBytesAsync(Path.Combine(temporary, record.Photos[i].File), photos[i], cancellationToken).ConfigureAwait(false);
            }

            await File.WriteAllTextAsync(Path.Combine(temporary, RecordFile), JsonSerializer.Serialize(record, JobJson.Default.JobRecord), cancellationToken).ConfigureAwait(false);
            Directory.Move(temporary, final);
            return new JobFolder(final);
        }
        catch
        {
            Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    /// <summary>Reads what the job was asked to do.</summary>
    /// <exception cref="WeightsException">The record is damaged.</exception>
    public JobRecord ReadRecord()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(In(RecordFile)), JobJson.Default.JobRecord) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new WeightsException($"'{In(RecordFile)}' is damaged: {e.Message} Submit the training again.", e);
        }
    }

    /// <summary>Takes the job for this process until disposed of; null while another has it. The system gives it back when a process dies.</summary>
    public IDisposable? TryClaim()
    {
        try
        {
            return new FileStream(In(ClaimFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public bool HasPhoto(JobPhoto photo) => File.Exists(In(photo.File));

    public byte[] ReadPhoto(JobPhoto photo) => File.ReadAllBytes(In(photo.File));

    public void WritePreview(string name, byte[] content)
    {
        Directory.CreateDirectory(In(PreviewFolder));
        File.WriteAllBytes(Path.Combine(In(PreviewFolder), name), content);
    }

    /// <summary>Deletes what was kept to go on from.</summary>
    public void ForgetDrawn()
    {
        File.Delete(DrawnPath);
        if (Directory.Exists(PromptsPath)) Directory.Delete(PromptsPath, recursive: true);
    }

    public void Succeed(Tune tune) => WriteWhole(TuneFile, tune.ToJson());

    public void Fail(string reason) => WriteWhole(FailureFile, reason);

    public void Cancel() => WriteWhole(CancelledFile, "");

    private static string PathOf(string workDirectory, string id)
    {
        // The id becomes a file name: only what this engine itself gives out.
        if (!Guid.TryParseExact(id, "N", out _)) throw new ArgumentException($"'{id}' is no job of this engine.", nameof(id));
        return Path.Combine(workDirectory, Folder, id);
    }

    private string In(string file) => Path.Combine(FullPath, file);

    // On disk whole before it has its name: what is found after a power cut is true.
    private void WriteWhole(string file, string text)
    {
        var temporary = In($"{file}.{Guid.NewGuid():N}.tmp");
        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, In(file), overwrite: true);
    }
}
