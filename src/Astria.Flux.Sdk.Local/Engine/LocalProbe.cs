using Astria.Flux.Health;

namespace Astria.Flux.Local.Engine;

/// <summary>Looks whether the model can be loaded, and whether jobs can be kept: the work directory is written to, and its disk has room.</summary>
internal sealed class LocalProbe(InProcessEngine engine, string name) : IEngineProbe
{
    public string Engine => name;

    public Task<EngineHealth> ProbeAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Loading a model takes a while, the first time; whoever looks must not be held up.
        return Task.Run(Look, cancellationToken).WaitAsync(cancellationToken);
    }

    private EngineHealth Look()
    {
        var faults = new List<string>();
        if (!engine.HasModel) faults.Add("The model file is gone.");
        else Try(engine.LoadModel, "The model can't be loaded", faults);
        Try(Write, "The work directory can't be written to", faults);
        if (faults.Count > 0) return new(EngineHealthState.Unhealthy, string.Join(' ', faults));

        var free = new DriveInfo(engine.WorkDirectory).AvailableFreeSpace;
        var facts = new Dictionary<string, object>(StringComparer.Ordinal) { ["freeBytes"] = free };
        return free < engine.LeastFreeBytes
            ? new(EngineHealthState.Degraded, "The disk of the work directory is nearly full.") { Facts = facts }
            : new(EngineHealthState.Healthy, "The model is loaded, and the work directory has room.") { Facts = facts };
    }

    private void Write()
    {
        Directory.CreateDirectory(engine.WorkDirectory);
        var path = Path.Combine(engine.WorkDirectory, $".probe-{Guid.NewGuid():N}");
        using var probe = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        probe.WriteByte(1);
    }

    private static void Try(Action look, string problem, List<string> faults)
    {
        try
        {
            look();
        }
        catch (Exception exception) when (exception is FluxException or IOException or UnauthorizedAccessException)
        {
            // The kind says enough; the message has paths in it, which are for the log of whoever uses the engine.
            faults.Add($"{problem} ({exception.GetType().Name}).");
        }
    }
}
