using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria.Workspaces;

/// <summary>Workspaces: tunes and prompts apart from the personal ones.</summary>
public sealed class WorkspaceResource
{
    private static readonly AstriaCall List = new() { Operation = "workspaces.list", Kind = AstriaCallKind.Read };
    private static readonly AstriaCall Get = new() { Operation = "workspaces.get", Kind = AstriaCallKind.Read };
    private static readonly AstriaCall Create = new() { Operation = "workspaces.create", Kind = AstriaCallKind.Create };
    private static readonly AstriaCall Update = new() { Operation = "workspaces.update", Kind = AstriaCallKind.Change };

    private readonly AstriaTransport _transport;

    internal WorkspaceResource(AstriaTransport transport) => _transport = transport;

    /// <summary>Lists the workspaces the key has access to.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The workspaces.</returns>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<IReadOnlyList<AstriaWorkspace>> ListAsync(CancellationToken cancellationToken = default) =>
        _transport.ListAsync<AstriaWorkspace>(List, "workspaces.json", cancellationToken);

    /// <summary>Reads a workspace.</summary>
    /// <param name="id">The workspace's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The workspace.</returns>
    /// <exception cref="AstriaException">There is none, or the call failed.</exception>
    public Task<AstriaWorkspace> GetAsync(long id, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<AstriaWorkspace>(Get, Invariant($"workspaces/{id}.json"), cancellationToken);

    /// <summary>Creates a workspace.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The workspace.</returns>
    /// <exception cref="ArgumentException"><paramref name="title"/> is empty or blank.</exception>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<AstriaWorkspace> CreateAsync(string title, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        var body = RequestBody.Of("workspace", new WorkspaceChange { Title = title }, WorkspaceJson.Default.WorkspaceChange);
        var recovery = new Recovery<AstriaWorkspace>(null, "List the workspaces and look for its title.", MayRepeat: false);
        return _transport.CreateAsync(Create, "workspaces.json", body, recovery, cancellationToken);
    }

    /// <summary>Changes a workspace.</summary>
    /// <param name="id">The workspace's id.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The workspace as it is now.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is <see langword="null"/>.</exception>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<AstriaWorkspace> UpdateAsync(long id, WorkspaceChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _transport.SendAsync<AstriaWorkspace>(
            Update, HttpMethod.Patch, Invariant($"workspaces/{id}.json"), RequestBody.Of("workspace", change, WorkspaceJson.Default.WorkspaceChange), cancellationToken);
    }
}
