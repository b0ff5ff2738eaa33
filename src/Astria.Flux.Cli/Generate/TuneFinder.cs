using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Generation;
using Astria.Flux.Lora;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Cli.Generate;

/// <summary>Finds the tunes that a user named.</summary>
internal sealed class TuneFinder(Terminal terminal, IServiceProvider services, EngineChoice engine)
{
    private const string TuneEnding = ".json";

    /// <summary>A LoRA file as a tune; its header says which word calls it.</summary>
    /// <exception cref="WrongUseException">There is no such file.</exception>
    /// <exception cref="WeightsException">It is no LoRA.</exception>
    public WeightedTune FromFile(string named)
    {
        var (name, weight) = WeightedName.Parse(named);
        var path = terminal.PathOf(name);
        if (!File.Exists(path)) throw new WrongUseException($"--lora: there is no file {name}.");
        var found = LoraInspector.Inspect(path);
        return new(new Tune { Id = Path.GetFileNameWithoutExtension(path), Engine = engine.Name, FilePath = path, Token = found.TriggerWord ?? string.Empty, SubjectClass = string.Empty, Preset = found.Preset }, weight);
    }

    /// <summary>A tune by the file that <c>flux train</c> wrote, by its number at Astria, or by the id of a job of the embedded engine.</summary>
    /// <exception cref="WrongUseException">There is no such tune.</exception>
    public async Task<WeightedTune> FromNameAsync(string named, CancellationToken cancellationToken)
    {
        var (name, weight) = WeightedName.Parse(named);
        if (!name.EndsWith(TuneEnding, StringComparison.OrdinalIgnoreCase))
            return new(engine.IsPaid ? Handle(name) : await FromJobAsync(name, cancellationToken), weight);
        var path = terminal.PathOf(name);
        return File.Exists(path) ? new(Tune.Parse(File.ReadAllText(path)), weight) : throw new WrongUseException($"--tune: there is no file {name}.");
    }

    private async Task<Tune> FromJobAsync(string id, CancellationToken cancellationToken)
    {
        var job = new TrainingJob { Id = id, Engine = engine.Name, Preset = string.Empty, Token = string.Empty, SubjectClass = string.Empty, SubmittedAt = default };
        try
        {
            var status = await services.GetRequiredService<IFluxTrainer>().GetStatusAsync(job, cancellationToken);
            return status.Tune ?? throw new WrongUseException($"--tune: the job {id} has made none yet.");
        }
        catch (ArgumentException)
        {
            throw new WrongUseException($"--tune: '{id}' is neither a .tune.json file nor a job of the embedded engine. A LoRA file goes with --lora.");
        }
    }

    private Tune Handle(string id) => new() { Id = id, Engine = engine.Name, Token = string.Empty, SubjectClass = string.Empty };
}
