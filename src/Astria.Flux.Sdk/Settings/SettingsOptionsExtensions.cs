using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Settings;

/// <summary>Options from configuration, for engines and packages with options of their own.</summary>
public static class SettingsOptionsExtensions
{
    /// <summary>Reads options from a section, again whenever it changes; unknown keys and values that can't be read stop the app when it starts, every one with its place.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="options">The options' registration, with its name.</param>
    /// <param name="section">The section.</param>
    /// <param name="read">Reads the section into options, and leaves what is missing there as it is. It is also run over fresh options to find faults.</param>
    /// <returns>The same registration.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static OptionsBuilder<TOptions> BindSettings<TOptions>(this OptionsBuilder<TOptions> options, IConfiguration section, Action<SettingsReader, TOptions> read)
        where TOptions : class, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(read);
        var settings = new SettingsConfiguration<TOptions>(options.Name, section, read);
        options.Services.AddSingleton<IConfigureOptions<TOptions>>(settings);
        options.Services.AddSingleton<IValidateOptions<TOptions>>(settings);
        if (section is IConfigurationSection { Path: var path }) options.Services.AddSingleton(new BoundSection(path));
        options.Services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(new ConfigurationChangeTokenSource<TOptions>(options.Name, section));
        return options.ValidateOnStart();
    }
}
