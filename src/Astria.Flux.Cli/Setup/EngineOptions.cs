using System.CommandLine;
using Astria.Flux.Cli.Words;

namespace Astria.Flux.Cli.Setup;

/// <summary>The options that choose an engine.</summary>
internal sealed class EngineOptions
{
    private readonly string _default;

    public EngineOptions(string defaultEngine)
    {
        _default = defaultEngine;
        Engine = new Option<string?>("--engine") { Description = $"What does the work: local (embedded, free) or astria (paid). Default: {defaultEngine}." }.OneOf(EngineChoice.Names);
    }

    public Option<string?> Engine { get; }

    public Option<string?> Model { get; } = new("--model") { Description = "Local: a model file instead of the bundled model." };

    public Option<string?> Work { get; } = new("--work") { Description = "Local: the folder that jobs are kept in." };

    public void AddTo(Command command)
    {
        command.Options.Add(Engine);
        command.Options.Add(Model);
        command.Options.Add(Work);
    }

    /// <summary>What was asked for; what was not is up to the settings.</summary>
    public EngineChoice Read(ParseResult parsed, string? engine = null) =>
        new((parsed.GetValue(Engine) ?? engine ?? _default).ToLowerInvariant(), parsed.GetValue(Model), parsed.GetValue(Work));

    public bool IsNamed(ParseResult parsed) => parsed.GetValue(Engine) is not null;
}
