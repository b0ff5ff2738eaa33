using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Settings;

/// <summary>Reads options from a configuration section, and refuses what makes no sense there.</summary>
/// <remarks>Read by hand rather than bound, so that every fault is found and not only the first, and told with its place.</remarks>
internal sealed class SettingsConfiguration<TOptions>(string? name, IConfiguration section, Action<SettingsReader, TOptions> read)
    : IConfigureNamedOptions<TOptions>, IValidateOptions<TOptions>
    where TOptions : class, new()
{
    public void Configure(TOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? optionsName, TOptions options)
    {
        if (IsFor(optionsName)) read(new(section, []), options);
    }

    public ValidateOptionsResult Validate(string? optionsName, TOptions options)
    {
        if (!IsFor(optionsName)) return ValidateOptionsResult.Skip;
        var faults = new List<FluxFault>();
        var settings = new SettingsReader(section, faults);
        read(settings, new());
        settings.RefuseUnknown();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(fault => fault.ToString()));
    }

    private bool IsFor(string? other) => string.Equals(name ?? Options.DefaultName, other ?? Options.DefaultName, StringComparison.Ordinal);
}
