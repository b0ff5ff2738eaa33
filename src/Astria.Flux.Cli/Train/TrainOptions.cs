using System.CommandLine;
using Astria.Flux.Cli.Files;
using Astria.Flux.Cli.Photos;
using Astria.Flux.Cli.Presets;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;

namespace Astria.Flux.Cli.Train;

/// <summary>The options of <c>flux train</c>.</summary>
internal sealed class TrainOptions
{
    private readonly Argument<string?> _photos = new("photos") { Description = "A folder, or a zip, of training photos, with captions beside them or without.", Arity = ArgumentArity.ZeroOrOne };
    private readonly SubjectOptions _subject = new("person");
    private readonly Option<string?> _preset = PresetOption.Create();
    private readonly Option<long?> _steps = new("--steps") { Description = "So many steps instead of the preset's." };
    private readonly Option<string?> _job = new("--job") { Description = "Where the job's handle is kept. Default: beside the result, ending in .job.json." };
    private readonly Option<string?> _title = new("--title") { Description = "A title for people; it teaches nothing." };
    private readonly Option<long?> _seed = new("--seed") { Description = "Where chance starts from, for engines that can repeat a training." };
    private readonly Option<string[]> _previews = new("--preview") { Description = "A prompt to draw from time to time. Can be given again." };
    private readonly Option<int> _previewEvery = new("--preview-every") { Description = "Steps between two previews.", DefaultValueFactory = _ => 100 };
    private readonly Option<int?> _priors = new("--priors") { Description = "Local: how many pictures the model draws of what it knows, to be trained on beside the subject. Default: the engine's." };
    private readonly Option<string> _lint = LintModes.Option("captions");
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Look, plan, lint and say what it takes; submit nothing." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Agree to the price of an engine that is paid." };
    private readonly Option<bool> _detach = new("--detach") { Description = "End as soon as it is submitted; wait later with --attach. The local engine trains only while someone waits." };

    public EngineOptions Engine { get; } = new(EngineChoice.Local);

    public Option<string?> Out { get; } = new("--out") { Description = "Where the LoRA goes. Default: TOKEN-CLASS.safetensors." };

    public Option<string?> Attach { get; } = new("--attach", "--resume") { Description = "Wait for, and where needed go on with, the job of this file." };

    public Option<bool> Json { get; } = new("--json") { Description = "Write one JSON object at the end; progress goes to standard error." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_photos);
        foreach (var option in (Option[])[_subject.Class, _subject.Token, _preset, _steps, Out, _job, _title, _seed, _previews, _previewEvery, _priors, _lint, _dryRun, _yes, _detach, Attach, Json]) command.Options.Add(option);
        Engine.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_photos) is null == result.GetValue(Attach) is null) result.AddError("Give photos to train on, or a job with --attach.");
            if (result.GetValue(_steps) is < 1 and var steps) result.AddError(Invariant($"--steps: {steps} is below 1."));
        });
    }

    public string JobPath(ParseResult parsed, Terminal terminal) => parsed.GetValue(_job) ?? Path.ChangeExtension(Output(parsed, terminal), ".job.json");

    public TrainOrder Read(ParseResult parsed, Terminal terminal)
    {
        var engine = Engine.Read(parsed);
        return new()
        {
            Plan = new(parsed.GetRequiredValue(_photos), null, _subject.Read(parsed), parsed.GetValue(_preset), new() { Steps = parsed.GetValue(_steps) }),

            // Another process may be elsewhere.
            Engine = engine with { Model = engine.Model is { } model ? terminal.PathOf(model) : null, Work = engine.Work is { } work ? terminal.PathOf(work) : null },
            Output = terminal.PathOf(Output(parsed, terminal)),
            JobPath = terminal.PathOf(JobPath(parsed, terminal)),
            Title = parsed.GetValue(_title),
            Seed = parsed.GetValue(_seed),
            Options = new() { PreviewPrompts = parsed.GetValue(_previews) ?? [], PreviewEvery = parsed.GetValue(_previewEvery), PriorPictures = parsed.GetValue(_priors) },
            Lint = LintModes.Read(parsed.GetRequiredValue(_lint)),
            DryRun = parsed.GetValue(_dryRun),
            IsAgreed = parsed.GetValue(_yes),
            Detach = parsed.GetValue(_detach),
        };
    }

    // Words of a class may have characters that no file name has.
    private string Output(ParseResult parsed, Terminal terminal) => parsed.GetValue(Out) is { } named
        ? Path.GetRelativePath(terminal.Folder, terminal.PathOf(named))
        : $"{FileNames.Slug($"{parsed.GetRequiredValue(_subject.Token)} {parsed.GetRequiredValue(_subject.Class)}")}.safetensors";
}
