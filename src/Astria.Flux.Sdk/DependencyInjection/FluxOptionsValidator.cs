using Astria.Flux.Generation;
using Astria.Flux.Presets;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options.Sources;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.DependencyInjection;

/// <summary>Refuses options, presets and rules that make no sense together, and says what would be right.</summary>
internal sealed class FluxOptionsValidator(IServiceProvider services) : IValidateOptions<FluxOptions>
{
    public ValidateOptionsResult Validate(string? name, FluxOptions options)
    {
        List<string> failures =
        [
            .. new SettingsGroups(services).Faults().Select(fault => fault.ToString()),
            .. PresetFailures(options),
            .. RuleFailures(options),
            .. NullFailures(nameof(options.Prices), options.Prices),
            .. NullFailures(nameof(options.Throughputs), options.Throughputs),
            .. EnumFailures(nameof(options.LintMode), options.LintMode),
            .. EnumFailures(nameof(options.RefuseFrom), options.RefuseFrom),
            .. EngineFailures<IFluxTrainer>(nameof(options.DefaultTrainer), options.DefaultTrainer),
            .. EngineFailures<IFluxGenerator>(nameof(options.DefaultGenerator), options.DefaultGenerator),
        ];
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> PresetFailures(FluxOptions options)
    {
        try
        {
            var catalog = services.GetRequiredService<PresetCatalog>();
            if (options.DefaultPreset is not null && catalog.TryGet(options.DefaultPreset, out _))
                return [];
            var known = string.Join(", ", catalog.All.Select(preset => preset.Name));
            return [$"{nameof(options.DefaultPreset)}: is '{options.DefaultPreset}'; known presets: {known}."];
        }
        catch (FluxPolicyException exception)
        {
            return exception.Faults.Select(fault => fault.ToString());
        }
    }

    private IEnumerable<string> RuleFailures(FluxOptions options)
    {
        if (options.Lint is null)
            return [$"{nameof(options.Lint)}: is null."];
        try
        {
            var rules = FluxServices.Rules(services);
            _ = PromptLinter.Create(rules, options.Lint);
            return options.Lint.Rules.Keys.Where(id => !rules.Any(rule => string.Equals(rule.Descriptor.Id, id, StringComparison.OrdinalIgnoreCase)))
                .Select(id => LintOptionsReader.UnknownRule($"{nameof(options.Lint)}:{nameof(options.Lint.Rules)}:{id}", id, rules).ToString());
        }
        catch (ArgumentException exception)
        {
            return [$"{nameof(PromptRule)}: {exception.Message}"];
        }
    }

    private static IEnumerable<string> NullFailures(string member, object? value) => value is null ? [$"{member}: is null."] : [];

    private static IEnumerable<string> EnumFailures<TEnum>(string member, TEnum value)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? [] : [$"{member}: is {value}; it must be one of {string.Join(", ", Enum.GetNames<TEnum>())}."];

    private IEnumerable<string> EngineFailures<TEngine>(string member, string? name)
    {
        if (name is null)
            return [];
        string[] known = [.. services.GetServices<EngineRegistration<TEngine>>().Select(registration => registration.Name)];
        return known.Contains(name, StringComparer.Ordinal)
            ? []
            : [$"{member}: is '{name}'; {(known.Length == 0 ? "none is registered" : $"registered are: {string.Join(", ", known)}")}."];
    }
}
