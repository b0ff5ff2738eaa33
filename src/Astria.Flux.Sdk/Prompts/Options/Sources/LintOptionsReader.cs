using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;
using Astria.Flux.Settings;

namespace Astria.Flux.Prompts.Options.Sources;

/// <summary>Reads lint options from settings, and notes every fault.</summary>
internal static class LintOptionsReader
{
    private const string Off = "none";

    private static string Profiles => string.Join(", ", PromptProfiles.All.Select(known => known.Name));

    /// <summary>Reads options over others, which hold where the settings say nothing.</summary>
    /// <param name="node">The settings.</param>
    /// <param name="usual">The options to begin with.</param>
    /// <param name="rules">The rules there are; <see langword="null"/> while they aren't known, and any id may be one.</param>
    /// <param name="faults">Where faults are noted.</param>
    public static PromptLintOptions Read(SettingsNode node, PromptLintOptions usual, IReadOnlyList<PromptRule>? rules, ICollection<FluxFault> faults)
    {
        var settings = new SettingsReader(node, faults);
        var options = usual with
        {
            Profile = Profile(settings) ?? usual.Profile,
            MinimumSeverity = settings.Enum("minimumSeverity", usual.MinimumSeverity),
        };
        foreach (var (id, level) in Members(node, "rules", "rule ids with severities, such as \"rules\": { \"FLX201\": \"error\" }", settings))
        {
            if (rules?.Any(rule => string.Equals(rule.Descriptor.Id, id, StringComparison.OrdinalIgnoreCase)) == false)
                faults.Add(UnknownRule(level.Place, id, rules));
            else if (TryReadSeverity(level, faults, out var severity))
                options = options.With(id, severity);
        }

        foreach (var (name, level) in Members(node, "categories", "categories with severities, such as \"categories\": { \"Style\": \"none\" }", settings))
        {
            if (!Enum.TryParse<PromptRuleCategory>(name, ignoreCase: true, out var category) || !Enum.IsDefined(category) || char.IsAsciiDigit(name[0]))
                faults.Add(new(level.Place, $"is no category; known: {string.Join(", ", Enum.GetNames<PromptRuleCategory>())}.{NearestNames.Question(name, Enum.GetNames<PromptRuleCategory>())}"));
            else if (TryReadSeverity(level, faults, out var severity))
                options = options.With(category, severity);
        }

        settings.RefuseUnknown();
        return options;
    }

    /// <summary>The fault of an id that is no rule's.</summary>
    public static FluxFault UnknownRule(string place, string id, IEnumerable<PromptRule> rules) => Enum.GetNames<PromptRuleCategory>().Contains(id, StringComparer.OrdinalIgnoreCase)
        ? new(place, "is no rule but a category; it belongs in 'categories'.")
        : new(place, $"is no rule.{NearestNames.Question(id, rules.Select(rule => rule.Descriptor.Id))} 'flux lint --list-rules' lists them.");

    private static PromptProfile? Profile(SettingsReader settings)
    {
        if (settings.Text("profile") is not { } name)
        {
            if (settings.Has("profile"))
                settings.Fault("profile", $"is no text; known: {Profiles}.");
            return null;
        }

        var profile = PromptProfiles.Find(name);
        if (profile is null)
            settings.Fault("profile", $"is '{name}'; known: {Profiles}.{NearestNames.Question(name, PromptProfiles.All.Select(known => known.Name))}");
        return profile;
    }

    private static IEnumerable<(string Key, SettingsNode Node)> Members(SettingsNode node, string key, string expected, SettingsReader settings)
    {
        if (node.Children.Any(child => string.Equals(child.Key, key, StringComparison.OrdinalIgnoreCase) && (child.Node.IsList || child.Node.Text is { Length: > 0 })))
        {
            // Asked for as a text, so that it is known to be a setting.
            settings.Fault(key, $"is {(settings.Text(key) is { } text ? $"'{text}'" : "a list")}; it must be an object of {expected}.");
            return [];
        }

        _ = settings.Group(key);
        return node.Children.Where(child => string.Equals(child.Key, key, StringComparison.OrdinalIgnoreCase)).SelectMany(child => child.Node.Children);
    }

    private static bool TryReadSeverity(SettingsNode level, ICollection<FluxFault> faults, out PromptSeverity? severity)
    {
        severity = null;
        if (string.Equals(level.Text, Off, StringComparison.OrdinalIgnoreCase))
            return true;
        if (Enum.TryParse<PromptSeverity>(level.Text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(level.Text![0]))
        {
            severity = value;
            return true;
        }

        string[] known = [Off, .. Enum.GetNames<PromptSeverity>()];
        faults.Add(new(level.Place, $"is {(level.Text is null ? "no text" : $"'{level.Text}'")}; it must be one of {string.Join(", ", known)}.{(level.Text is null ? string.Empty : NearestNames.Question(level.Text, known))}"));
        return false;
    }
}
