using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;

namespace Astria.Flux.Local.Engine;

/// <summary>What a piece of work computes with.</summary>
/// <param name="Model">The model, without any LoRA on it.</param>
/// <param name="Pool">The threads.</param>
/// <param name="Arena">Memory for this piece of work alone.</param>
/// <param name="Options">How the engine works.</param>
/// <param name="BaseHash">Gives the SHA-256 of the model's file, computed when first asked for.</param>
internal sealed record EngineSession(LocalModel Model, WorkerPool Pool, Arena Arena, LocalEngineOptions Options, Lazy<string> BaseHash)
{
    /// <summary>SHA-256 of the model's file: 64 lower-case hexadecimal digits.</summary>
    public string BaseSha256 => BaseHash.Value;
}
