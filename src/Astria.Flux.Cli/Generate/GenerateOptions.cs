using System.CommandLine;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Generation;

namespace Astria.Flux.Cli.Generate;

/// <summary>The options of <c>flux generate</c>.</summary>
internal sealed class GenerateOptions
{
    private readonly Argument<string[]> _prompts = new("prompts") { Description = "What is to be seen, in plain words; each prompt in quotes.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _file = new("--prompts") { Description = "A file of prompts, as flux lint reads them; - for standard input." };
    private readonly Option<string?> _column = new("--column") { Description = "The column of prompts in .csv and .tsv files." };
    private readonly Option<int> _count = new("--count") { Description = "Pictures of each prompt.", DefaultValueFactory = _ => 1 };
    private readonly Option<long?> _seed = new("--seed") { Description = "Where chance starts from; picture i starts from seed + i." };
    private readonly Option<int?> _steps = new("--steps") { Description = "Sampling steps." };
    private readonly Option<double?> _guidance = new("--guidance") { Description = "How closely the prompt is followed." };
    private readonly Option<string?> _size = new("--size") { Description = "Pixels, such as 1024x768; multiples of 16." };
    private readonly Option<string?> _ratio = new("--ar") { Description = "A ratio of width to height, such as 3:2, at the engine's own number of pixels." };
    private readonly Option<string?> _from = new("--from") { Description = "A picture to start from instead of noise." };
    private readonly Option<double?> _strength = new("--strength") { Description = "How much of that picture is given up, above 0 to 1. Default: 0.6." };

    public Option<string?> Attach { get; } = new("--attach") { Description = "Instead of prompts: the .job.json file of a drawing that was paid for and is to be gone on with." };

    public Option<string?> Out { get; } = new("--out") { Description = "The folder that pictures go to. Default: this one; with --attach the one they were ordered into." };

    public Option<bool> Force { get; } = new("--force") { Description = "Replace pictures that are there." };

    public EngineOptions Engine { get; } = new(EngineChoice.Local);

    public Option<string[]> Loras { get; } = new("--lora") { Description = "A LoRA file to draw with, and :weight behind it. Can be given again." };

    public Option<string[]> Tunes { get; } = new("--tune") { Description = "A tune to draw with: a .tune.json file, its number at Astria, or a local job's id, and :weight behind it. Can be given again." };

    public Option<string> Lint { get; } = LintModes.Option("prompts");

    public Option<bool> Yes { get; } = new("--yes") { Description = "Agree to the price of an engine that is paid." };

    public Option<bool> Json { get; } = new("--json") { Description = "Write JSON, one object a prompt." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_prompts);
        foreach (var option in (Option[])[_file, _column, Loras, Tunes, _count, _seed, _steps, _guidance, _size, _ratio, _from, _strength, Out, Force, Attach, Lint, Yes, Json]) command.Options.Add(option);
        Engine.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_size) is not null && result.GetValue(_ratio) is not null) result.AddError("Only one of --size and --ar can be given.");
            if (result.GetValue(Attach) is not null && (result.GetValue(_file) is not null || result.GetValue(_prompts) is { Length: > 0 })) result.AddError("Give prompts, or a job with --attach.");
        });
    }

    public async Task<GenerateOrder> ReadAsync(ParseResult parsed, Terminal terminal, IReadOnlyList<WeightedTune> tunes, EngineChoice engine, CancellationToken cancellationToken)
    {
        var size = parsed.GetValue(_size) is { } pixels ? PictureSize.OfSize(pixels)
            : parsed.GetValue(_ratio) is { } ratio ? PictureSize.OfRatio(ratio, !engine.IsPaid, engine.Model is { } model ? terminal.PathOf(model) : null)
            : (ImageSize?)null;
        var start = parsed.GetValue(_from) is { } from ? await StartAsync(terminal, from, cancellationToken) : ReadOnlyMemory<byte>.Empty;
        var requests = PromptSource.Read(terminal, parsed.GetValue(_prompts) ?? [], parsed.GetValue(_file), parsed.GetValue(_column)).Select(prompt =>
        {
            var request = new GenerationRequest(prompt)
            {
                Tunes = tunes,
                Count = parsed.GetValue(_count),
                Seed = parsed.GetValue(_seed),
                Steps = parsed.GetValue(_steps),
                Guidance = parsed.GetValue(_guidance),
                Size = size,
                StartImage = start,
            };
            return parsed.GetValue(_strength) is { } strength ? request with { Strength = strength } : request;
        });
        var folder = parsed.GetValue(Out) ?? ".";
        return new([.. requests], terminal.PathOf(folder), folder == "." ? string.Empty : folder, parsed.GetValue(Force));
    }

    private static async Task<ReadOnlyMemory<byte>> StartAsync(Terminal terminal, string file, CancellationToken cancellationToken)
    {
        var path = terminal.PathOf(file);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : throw new WrongUseException($"--from: there is no picture {file}.");
    }
}
