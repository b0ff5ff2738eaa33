using Astria.Flux.Settings;

namespace Astria.Flux.Samples.Worker;

/// <summary>What the worker does where.</summary>
internal sealed class WorkerOptions
{
    /// <summary>A folder here is a set of photos of one subject; it is named after what it shows: <c>toy</c>, or <c>my-dog.dog</c>.</summary>
    public string Inbox { get; set; } = DefaultFolder("inbox");

    /// <summary>For each set a folder with the job's handle, and in the end the LoRA's facts and pictures.</summary>
    public string Output { get; set; } = DefaultFolder("output");

    /// <summary>Steps instead of the preset's number.</summary>
    public long? Steps { get; set; }

    /// <summary>Steps between two checkpoints: what being killed can cost at most.</summary>
    public int CheckpointEvery { get; set; } = 25;

    /// <summary>Whether it ends by itself once everything in the inbox is done.</summary>
    public bool Once { get; set; }

    public static void Read(SettingsReader settings, WorkerOptions options)
    {
        options.Inbox = settings.Text(nameof(Inbox)) ?? options.Inbox;
        options.Output = settings.Text(nameof(Output)) ?? options.Output;
        options.Steps = settings.Int64(nameof(Steps)) ?? options.Steps;
        options.CheckpointEvery = settings.Int32(nameof(CheckpointEvery), options.CheckpointEvery);
        options.Once = settings.Boolean(nameof(Once), options.Once);
        if (options.Steps < 1) settings.Fault(nameof(Steps), FormattableString.Invariant($"is {options.Steps}; it must be at least 1."));
        if (options.CheckpointEvery < 1) settings.Fault(nameof(CheckpointEvery), FormattableString.Invariant($"is {options.CheckpointEvery}; it must be at least 1."));
    }

    public static string DefaultFolder(string name) => Directory.Exists("samples/Worker") ? $"samples/Worker/{name}" : name;
}
