using Astria.Flux.Local.Models;
using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Engine;

/// <summary>What a piece of work computes with.</summary>
/// <param name="Model">The model, without any LoRA on it.</param>
/// <param name="NewLearner">Puts a new LoRA on the model, to be trained.</param>
/// <param name="Defaults">What is done where a request says nothing.</param>
/// <param name="BaseHash">Gives the SHA-256 of the model's file, computed when first asked for.</param>
internal sealed record EngineSession(IFluxModel Model, Func<LoraSettings, ILoraLearner> NewLearner, EngineDefaults Defaults, Lazy<string> BaseHash)
{
    /// <summary>What else decides about a training than the model's file and the job: how the engine keeps the model's numbers.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>SHA-256 of the model's file: 64 lower-case hexadecimal digits.</summary>
    public string BaseSha256 => BaseHash.Value;
}
