using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Models;

/// <summary>A model of the managed engine with the threads and the memory of one piece of work.</summary>
internal sealed class ManagedModel(LocalModel model, WorkerPool pool, Arena arena) : IFluxModel
{
    public FluxConfig Config => model.Transformer.Config;

    public IAutoEncoder AutoEncoder => model.AutoEncoder;

    public int Resolution => model.Resolution;

    public int PicturesAtOnce => 8;

    public ModelHabits Habits => model.Habits;

    public IReadOnlyList<string> Captions => model.Captions;

    public void Foresee(IReadOnlyCollection<string> prompts, string? keptAt, CancellationToken cancellationToken)
    {
        // Its text encoder is as quick as a look-up.
    }

    public IVelocityField Read(IReadOnlyList<string> prompts, TokenGrid grid) => new ManagedVelocityField(model, pool, arena, prompts, grid);

    public void Attach(LoraWeights lora, float weight) => ModelAdapters.Attach(model.Transformer, lora, weight);

    public void DetachAll() => ModelAdapters.DetachAll(model.Transformer);
}
