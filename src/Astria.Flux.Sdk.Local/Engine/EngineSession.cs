using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;

namespace Astria.Flux.Local.Engine;

/// <summary>What a piece of work computes with.</summary>
/// <param name="Model">The model, without any LoRA on it.</param>
/// <param name="Pool">The threads.</param>
/// <param name="Arena">Memory for this piece of work alone.</param>
/// <param name="Options">How the engine works.</param>
internal sealed record EngineSession(LocalModel Model, WorkerPool Pool, Arena Arena, LocalEngineOptions Options);
