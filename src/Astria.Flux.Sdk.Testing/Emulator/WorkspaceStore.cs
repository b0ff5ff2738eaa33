using System.Text.Json.Nodes;

namespace Astria.Flux.Testing.Emulator;

/// <summary>The workspaces there are. Thread-safe.</summary>
internal sealed class WorkspaceStore
{
    private readonly Lock _gate = new();
    private readonly List<JsonObject> _workspaces = [];

    public Reply List()
    {
        lock (_gate) return new(200, new JsonArray([.. _workspaces.Select(workspace => workspace.DeepClone())]));
    }

    public Reply Create(JsonObject sent)
    {
        lock (_gate)
        {
            var workspace = new JsonObject { ["id"] = 41L + _workspaces.Count, ["title"] = Wire.Text(sent, "title"), ["favicon_url"] = string.Empty, ["slug"] = null };
            _workspaces.Add(workspace);
            return new(201, workspace.DeepClone());
        }
    }

    /// <summary>Changes a workspace; only reads it when there is nothing to change.</summary>
    public Reply Change(long id, JsonObject? change)
    {
        lock (_gate)
        {
            if (_workspaces.Find(workspace => Wire.Whole(workspace, "id") == id) is not { } found) return Reply.NotFound;
            foreach (var (name, value) in change ?? [])
                found[name] = value?.DeepClone();
            return new(200, found.DeepClone());
        }
    }

    public void Clear()
    {
        lock (_gate) _workspaces.Clear();
    }
}
