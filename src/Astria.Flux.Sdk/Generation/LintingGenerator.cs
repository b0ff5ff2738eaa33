using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Astria.Flux.Generation;

/// <summary>Lints a prompt before the engine behind it draws, and spends, anything.</summary>
/// <remarks>Logs which rules found something and where, as a warning; never the prompt itself. A <see cref="LintMarker"/> goes no further than this.</remarks>
public sealed partial class LintingGenerator : DelegatingFluxGenerator
{
    private readonly PromptLinter _linter;
    private readonly PromptLintMode _mode;
    private readonly PromptSeverity _refuseFrom;
    private readonly ILogger _logger;

    /// <summary>Creates the decorator.</summary>
    /// <param name="inner">The generator that is handed on to.</param>
    /// <param name="linter">The linter.</param>
    /// <param name="mode">What to do with what it finds. Default: tell.</param>
    /// <param name="refuseFrom">The least severity at which <see cref="PromptLintMode.Refuse"/> refuses. Default: warnings.</param>
    /// <param name="logger">Where to tell; <see langword="null"/> for nowhere but the result.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> or <paramref name="linter"/> is <see langword="null"/>.</exception>
    public LintingGenerator(
        IFluxGenerator inner,
        PromptLinter linter,
        PromptLintMode mode = PromptLintMode.Warn,
        PromptSeverity refuseFrom = PromptSeverity.Warning,
        ILogger<LintingGenerator>? logger = null)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(linter);
        _linter = linter;
        _mode = mode;
        _refuseFrom = refuseFrom;
        _logger = logger ?? NullLogger<LintingGenerator>.Instance;
    }

    /// <inheritdoc/>
    public override async Task<GenerationResult> GenerateAsync(
        GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid(nameof(request));
        if (_mode == PromptLintMode.Off)
            return await base.GenerateAsync(request, progress, cancellationToken).ConfigureAwait(false);

        var lint = Lint(request);
        if (lint.IsClean)
            return await base.GenerateAsync(Unmarked(request, request.Prompt), progress, cancellationToken).ConfigureAwait(false);

        if (_logger.IsEnabled(LogLevel.Warning))
            LogFindings(string.Join(", ", lint.Diagnostics.Select(found => $"{found.RuleId} ({found.Start}–{found.Span.End})")));
        if (_mode == PromptLintMode.Refuse && lint.Diagnostics.Any(diagnostic => diagnostic.Severity >= _refuseFrom))
            throw new PromptRejectedException(request.Prompt, lint.Diagnostics);
        var repaired = _mode == PromptLintMode.Fix ? PromptSettings.Apply(request, lint.Settings) with { Prompt = lint.ApplyFixes() } : request;
        var result = await base.GenerateAsync(Unmarked(repaired, repaired.Prompt), progress, cancellationToken).ConfigureAwait(false);
        return result with { Diagnostics = [.. lint.Diagnostics, .. result.Diagnostics] };
    }

    private LintResult Lint(GenerationRequest request)
    {
        using var activity = FluxTelemetry.StartLint();
        var lint = _linter.Lint(request);
        activity?.SetTag(FluxTelemetry.Findings, lint.Diagnostics.Count);
        foreach (var found in lint.Diagnostics) FluxTelemetry.Linted(found.RuleId, found.Severity.ToString());
        return lint;
    }

    // The marker is for the linter; the model would draw from it.
    private static GenerationRequest Unmarked(GenerationRequest request, string prompt)
    {
        var unmarked = LintMarker.RemoveFrom(prompt);
        return ReferenceEquals(unmarked, request.Prompt) ? request : request with { Prompt = unmarked };
    }

    [LoggerMessage(1001, LogLevel.Warning, "The prompt has text that FLUX will not understand: {Findings}.", EventName = "PromptFindings")]
    private partial void LogFindings(string findings);
}
