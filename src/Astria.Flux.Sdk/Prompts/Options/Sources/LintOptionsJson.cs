using System.Text.Json;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Settings;

namespace Astria.Flux.Prompts.Options.Sources;

/// <summary>Reads lint options from JSON.</summary>
/// <remarks>
/// <para>The JSON is an object: <c>{ "profile": "astria-flux", "minimumSeverity": "warning", "rules": { "FLX201": "error", "FLX101": "none" },
/// "categories": { "Style": "hint" } }</c>. All is optional. Severities are those of <see cref="PromptSeverity"/>, and <c>none</c>.</para>
/// </remarks>
public static class LintOptionsJson
{
    private static readonly JsonDocumentOptions Format = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads options; ids must be those of the built-in rules.</summary>
    /// <param name="json">The JSON text; comments and trailing commas are fine.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is no JSON object; the message says where and why.</exception>
    /// <exception cref="FluxPolicyException">A setting makes no sense; every fault is listed with its place.</exception>
    public static PromptLintOptions Parse(string json) => Parse(json, FluxPromptRules.All);

    /// <summary>Reads options.</summary>
    /// <param name="json">The JSON text; comments and trailing commas are fine.</param>
    /// <param name="rules">The rules there are, an app's own among them.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is no JSON object; the message says where and why.</exception>
    /// <exception cref="FluxPolicyException">A setting makes no sense; every fault is listed with its place.</exception>
    public static PromptLintOptions Parse(string json, IReadOnlyList<PromptRule> rules)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(rules);
        return Parse(json, rules, file: null);
    }

    internal static PromptLintOptions Parse(string json, IReadOnlyList<PromptRule> rules, string? file)
    {
        using var document = Document(json, file);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new FormatException($"{(file is null ? "These are no lint options: the JSON" : $"{file}: it")} must be an object, such as {{ \"rules\": {{ \"FLX201\": \"error\" }} }}.");
        var faults = new List<FluxFault>();
        var options = LintOptionsReader.Read(new JsonSettingsNode(string.Empty, document.RootElement), PromptLintOptions.Default, rules, faults);
        return faults.Count == 0 ? options : throw new FluxPolicyException(file is null ? "These lint options can't be used." : $"The lint options in {file} can't be used.", faults);
    }

    private static JsonDocument Document(string json, string? file)
    {
        try
        {
            return JsonDocument.Parse(json, Format);
        }
        catch (JsonException exception)
        {
            var fault = JsonFault.Of(exception, json);
            throw new FormatException(
                file is null
                    ? Invariant($"These are no lint options: no JSON at line {fault.Line}, column {fault.Column}: {fault.Problem}")
                    : Invariant($"{file}:{fault.Line}:{fault.Column}: no JSON: {fault.Problem}"),
                exception);
        }
    }
}
