using Astria.Flux.Training;

namespace Astria.Flux.Samples.Worker;

/// <summary>A folder of photos, and what has become of it: all of it on disk, so that another process can go on.</summary>
/// <param name="Folder">The photos' folder.</param>
/// <param name="Output">Where what is made of them goes.</param>
/// <param name="Photos">The photos.</param>
internal sealed record PhotoSet(string Folder, string Output, IReadOnlyList<string> Photos)
{
    public string Name => Path.GetFileName(Folder);

    /// <summary>What the photos show: the folder's name, or what stands behind its last dot.</summary>
    public string SubjectClass => Name[(Name.LastIndexOf('.') + 1)..];

    /// <summary>Whether there is nothing left to do: it is done, or it failed. Delete <c>failure.txt</c> to have it tried again.</summary>
    public bool IsOver => File.Exists(TunePath) || File.Exists(FailurePath);

    /// <summary>The handle that was saved; <see langword="null"/> when nothing was submitted yet.</summary>
    public TrainingJob? Job => File.Exists(JobPath) ? TrainingJob.Parse(File.ReadAllText(JobPath)) : null;

    /// <summary>The title the set is submitted under; the same one for ever. Saved before anything is submitted: a job whose handle was lost is found by it.</summary>
    /// <param name="isNew">Whether there was none, and so nothing was submitted.</param>
    public string Title(out bool isNew)
    {
        isNew = !File.Exists(TitlePath);
        if (isNew) Write(TitlePath, $"{Name} {Guid.NewGuid():N}");
        return File.ReadAllText(TitlePath);
    }

    private string TitlePath => Path.Combine(Output, "title.txt");

    private string JobPath => Path.Combine(Output, "job.json");

    private string TunePath => Path.Combine(Output, "tune.json");

    private string FailurePath => Path.Combine(Output, "failure.txt");

    public void Save(TrainingJob job) => Write(JobPath, job.ToJson());

    public void Save(Tune tune) => Write(TunePath, tune.ToJson());

    public void Fail(string reason) => Write(FailurePath, reason);

    // Whole or not at all, whenever the process ends.
    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Output);
        var temporary = path + ".new";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
