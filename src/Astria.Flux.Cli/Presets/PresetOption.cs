using System.CommandLine;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Presets;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Cli.Presets;

/// <summary>The option that names a preset.</summary>
internal static class PresetOption
{
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--preset") { Description = "The training preset: a name, name@revision, or a .json file. Default: the one that suits the class and the number of photos." };
        option.CompletionSources.Add(PresetShelf.BuiltIn);
        return option;
    }

    public static PresetCatalog Catalog(this IServiceProvider services) => services.GetRequiredService<PresetCatalog>();

    /// <summary>The presets that a user can name.</summary>
    public static PresetShelf Shelf(this IServiceProvider services, Terminal terminal) => new(terminal, services.Catalog());
}
