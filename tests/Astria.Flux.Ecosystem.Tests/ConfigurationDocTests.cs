using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Astria.Flux.AspNetCore;
using Astria.Flux.Astria;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Engine;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Images;
using Astria.Flux.DependencyInjection;
using Astria.Flux.Imaging.Advice;
using Astria.Flux.Local;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Prompts.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Ecosystem.Tests;

/// <summary>docs/configuration.md is what the code reads: the same keys, types, defaults and ranges.</summary>
public sealed partial class ConfigurationDocTests
{
    private static readonly Dictionary<string, Type> OptionsOf = new()
    {
        ["Flux"] = typeof(FluxOptions),
        ["Flux:Lint"] = typeof(PromptLintOptions),
        ["Flux:Prices:0"] = typeof(PriceRate),
        ["Flux:Throughputs:0"] = typeof(ThroughputRate),
        ["Flux:Astria"] = typeof(AstriaClientOptions),
        ["Flux:Astria:Resilience"] = typeof(AstriaResilienceOptions),
        ["Flux:Astria:Engine"] = typeof(AstriaEngineOptions),
        ["Flux:Astria:Engine:Downloads"] = typeof(ImageDownloadOptions),
        ["Flux:Astria:Callbacks"] = typeof(CallbackOptions),
        ["Flux:Astria:Callbacks:Keys:0"] = typeof(CallbackKey),
        ["Flux:Astria:Webhooks"] = typeof(AstriaWebhookOptions),
        ["Flux:Local"] = typeof(LocalEngineOptions),
        ["Advice"] = typeof(AdviceOptions),
        ["Advice:Image"] = typeof(ImageThresholds),
        ["Advice:Face"] = typeof(FaceThresholds),
        ["Advice:Set"] = typeof(SetThresholds),
    };

    public static IEnumerable<string> Sections() => DocumentedSetting.All.Select(setting => setting.Section).Distinct();

    public static IEnumerable<DocumentedSetting> Values() => DocumentedSetting.All.Where(setting => setting.IsValue);

    public static IEnumerable<DocumentedSetting> LevelRows() => DocumentedSetting.All.Where(setting => setting.Type == "levels");

    public static IEnumerable<DocumentedSetting> Defaults() => Values().Where(setting => setting.Default is not null);

    [Test]
    public void An_app_that_is_configured_as_the_page_says_starts() => ConfiguredApp.Faults().Should().BeEmpty();

    [TestCaseSource(nameof(Sections))]
    public void A_section_has_the_documented_keys_and_no_others(string section)
    {
        var fault = ConfiguredApp.Faults(($"{section}:Slip", "x")).Should().ContainSingle(fault => fault.StartsWith($"{section}:Slip: is not a setting", StringComparison.Ordinal)).Subject;

        Known().Match(fault).Groups["keys"].Value.Split(", ")
            .Should().BeEquivalentTo(DocumentedSetting.All.Where(setting => setting.Section == section).Select(setting => setting.Key));
    }

    [TestCaseSource(nameof(Sections))]
    public void Every_option_with_a_value_is_documented(string section)
    {
        if (!OptionsOf.TryGetValue(section, out var options)) return;
        var members = options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.SetMethod is { IsPublic: true } && !typeof(Delegate).IsAssignableFrom(member.PropertyType));

        DocumentedSetting.All.Where(setting => setting.Section == section).Select(setting => setting.Key.ToUpperInvariant())
            .Should().Contain(members.Select(member => member.Name.ToUpperInvariant()));
    }

    [TestCaseSource(nameof(Values))]
    public void A_value_that_can_not_be_read_is_told_with_its_place_and_what_would_be_right(DocumentedSetting setting)
    {
        var faults = ConfiguredApp.Faults((setting.Path, "§"));

        if (setting.Type != "text") faults.Should().Contain(fault => fault.StartsWith(setting.Path + ": is '§'", StringComparison.Ordinal) && fault.Contains(setting.Type, StringComparison.Ordinal));
    }

    [TestCaseSource(nameof(Defaults))]
    public void The_documented_default_is_the_default(DocumentedSetting setting)
    {
        using var usual = ConfiguredApp.Build((setting.Path, null));
        using var said = ConfiguredApp.Build((setting.Path, setting.Default));

        Snapshot(said).Should().Be(Snapshot(usual));
        Lines(ConfiguredApp.Advice((setting.Path, setting.Default)), "Advice", 0).Should().Equal(Lines(ConfiguredApp.Advice(), "Advice", 0));
    }

    [TestCaseSource(nameof(LevelRows))]
    public void The_documented_levels_are_the_default(DocumentedSetting setting)
    {
        string[] names = ["Drop", "Warning", "Note"];
        var said = setting.Default!.Split(", ").Select((level, i) => (Key: $"{setting.Path}:{names[i]}", Value: (string?)level)).Where(level => level.Value != "–").ToArray();

        Lines(ConfiguredApp.Advice(said), "Advice", 0).Should().Equal(Lines(ConfiguredApp.Advice(), "Advice", 0));
        Lines(ConfiguredApp.Advice((setting.Path, "none")), "Advice", 0).Should().NotEqual(Lines(ConfiguredApp.Advice(), "Advice", 0));
    }

    [TestCaseSource(nameof(Values))]
    public void Values_outside_the_documented_range_are_refused_and_its_ends_are_not(DocumentedSetting setting)
    {
        var (inside, outside) = Range(setting);

        foreach (var value in outside)
            ConfiguredApp.Faults((setting.Path, value)).Should().Contain(fault => fault.Contains(setting.Key, StringComparison.OrdinalIgnoreCase), $"{value} is outside of '{setting.Range}'");
        foreach (var value in inside)
            ConfiguredApp.Faults((setting.Path, value)).Should().NotContain(fault => fault.Contains($"{setting.Key}:", StringComparison.OrdinalIgnoreCase), $"{value} is inside of '{setting.Range}'");
    }

    [Test]
    public void Ranges_are_checked_for_nearly_all_numbers_and_times() =>
        Values().Count(setting => Range(setting) is { Outside.Count: > 0 }).Should().BeGreaterThan(40);

    // Ranges are written in few ways; others are prose.
    private static (IReadOnlyList<string> Inside, IReadOnlyList<string> Outside) Range(DocumentedSetting setting)
    {
        var range = Seconds().Replace(setting.Range, string.Empty);
        if (ToRange().Match(range) is { Success: true } to)
            return ([to.Groups["low"].Value, to.Groups["high"].Value], [Beside(to.Groups["low"].Value, -1), Beside(to.Groups["high"].Value, 1)]);
        if (LeastRange().Match(range) is { Success: true } least)
            return ([least.Groups["low"].Value], [Beside(least.Groups["low"].Value, -1)]);
        if (AboveRange().Match(range) is not { Success: true } above) return ([], []);
        var low = above.Groups["low"].Value;
        return above.Groups["high"] is { Success: true, Value: var high } ? ([high], [low, Beside(high, 1)]) : ([], [low]);
    }

    private static string Beside(string value, int by) => value.Contains(':', StringComparison.Ordinal)
        ? (TimeSpan.Parse(value, CultureInfo.InvariantCulture) + TimeSpan.FromMilliseconds(by)).ToString("c", CultureInfo.InvariantCulture)
        : (long.Parse(value, CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture);

    private static string Snapshot(ServiceProvider app) => string.Join('\n', new object[]
    {
        app.GetRequiredService<IOptions<FluxOptions>>().Value,
        app.GetRequiredService<PresetCatalog>().All,
        app.GetRequiredService<IOptions<AstriaClientOptions>>().Value,
        app.GetRequiredService<IOptions<AstriaEngineOptions>>().Value,
        app.GetRequiredService<IOptions<CallbackOptions>>().Value,
        app.GetRequiredService<IOptions<AstriaWebhookOptions>>().Value,
        app.GetRequiredService<IOptionsMonitor<LocalEngineOptions>>().Get("local"),
    }.SelectMany(options => Lines(options, options.GetType().Name, 0)));

    private static IEnumerable<string> Lines(object? value, string place, int depth) => value switch
    {
        null => [$"{place} = null"],
        Delegate => [],
        string or Uri or Enum => [$"{place} = {value}"],
        IFormattable number => [$"{place} = {number.ToString(null, CultureInfo.InvariantCulture)}"],
        bool flag => [$"{place} = {flag}"],
        IEnumerable list => list.Cast<object?>().SelectMany((item, i) => Lines(item, $"{place}[{i}]", depth + 1)),
        _ when depth > 5 => [],
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.GetIndexParameters().Length == 0 && !member.PropertyType.IsByRefLike)
            .SelectMany(member => Lines(member.GetValue(value), $"{place}.{member.Name}", depth + 1)),
    };

    [GeneratedRegex("known here: (?<keys>.*)\\.$", RegexOptions.ExplicitCapture)]
    private static partial Regex Known();

    [GeneratedRegex("^seconds, ")]
    private static partial Regex Seconds();

    [GeneratedRegex("^(?<low>[0-9:.]+) to (?<high>[0-9:.]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ToRange();

    [GeneratedRegex("^(at least )?(?<low>[0-9]+)( or more)?(;.*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex LeastRange();

    [GeneratedRegex("^above (?<low>[0-9:.]+)(, at most (?<high>[0-9:.]+))?(;.*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex AboveRange();
}
