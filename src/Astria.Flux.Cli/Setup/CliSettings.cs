using System.Text.Json;
using Astria.Flux.Cli.Terminals;
using Microsoft.Extensions.Configuration;

namespace Astria.Flux.Cli.Setup;

/// <summary>What the user set up: the settings file, and over it the environment.</summary>
/// <remarks>The file's section <c>Flux</c> is that of an app (presets, prices, throughputs), with two groups more: <c>Astria</c> and <c>Local</c>.</remarks>
internal sealed class CliSettings
{
    /// <summary>The variable that names another settings file.</summary>
    public const string FileVariable = "FLUX_CONFIG";

    /// <summary>The variable with the key of Astria's service.</summary>
    public const string KeyVariable = "ASTRIA_API_KEY";

    /// <summary>The variable with the name of a file that holds the key.</summary>
    public const string KeyFileVariable = "ASTRIA_API_KEY_FILE";

    private const string WorkspaceVariable = "ASTRIA_WORKSPACE";
    private const string AddressVariable = "ASTRIA_BASE_ADDRESS";
    private const string ModelVariable = "FLUX_MODEL";
    private const string WorkVariable = "FLUX_WORK";
    private const string KeySetting = "Astria:ApiKey";

    private readonly Surroundings _surroundings;
    private readonly string? _file;

    private CliSettings(Surroundings surroundings, IConfigurationSection flux, string? file) => (_surroundings, Flux, _file) = (surroundings, flux, file);

    /// <summary>The settings as an app has them.</summary>
    public IConfigurationSection Flux { get; }

    public string? Workspace => Value(WorkspaceVariable, "Astria:Workspace");

    public string? Address => Value(AddressVariable, "Astria:BaseAddress");

    public string? Model => Value(ModelVariable, "Local:ModelPath");

    public string? Work => Value(WorkVariable, "Local:WorkDirectory");

    /// <summary>Reads the settings file, if there is one.</summary>
    /// <exception cref="WrongUseException">It can't be read, or anybody may read the key in it.</exception>
    public static CliSettings Load(Surroundings surroundings)
    {
        var named = surroundings.Variable(FileVariable);
        var path = named is not null ? surroundings.Terminal.PathOf(named) : DefaultPath(surroundings.Variable);
        if (path is null || !File.Exists(path))
        {
            return named is null
                ? new(surroundings, new ConfigurationBuilder().Build().GetSection("Flux"), null)
                : throw new WrongUseException($"{FileVariable} names {named}, and there is no such file.");
        }

        try
        {
            var settings = new CliSettings(surroundings, new ConfigurationBuilder().AddJsonFile(path, optional: false).Build().GetSection("Flux"), path);
            settings.ThrowIfOthersCanReadTheKey();
            return settings;
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or JsonException)
        {
            throw new WrongUseException($"{path} can't be read: {(e.InnerException ?? e).Message}");
        }
    }

    /// <summary>The key of Astria's service.</summary>
    /// <exception cref="WrongUseException">There is none.</exception>
    public string Key()
    {
        if (_surroundings.Variable(KeyVariable) is { Length: > 0 } key) return key;
        if (_surroundings.Variable(KeyFileVariable) is { Length: > 0 } file)
        {
            var path = _surroundings.Terminal.PathOf(file);
            return File.Exists(path) ? File.ReadAllText(path).Trim() : throw new WrongUseException($"{KeyFileVariable} names {file}, and there is no such file.");
        }

        return Flux[KeySetting] is { Length: > 0 } set
            ? set
            : throw new WrongUseException($"the engine 'astria' needs a key: set {KeyVariable}, or {KeyFileVariable} to the name of a file with it, or Flux:{KeySetting} in {_file ?? DefaultPath(_surroundings.Variable) ?? "a settings file"}.");
    }

    private static string? DefaultPath(Func<string, string?> variable)
    {
        var folder = Some(variable("XDG_CONFIG_HOME")) ?? Some(variable("APPDATA")) ?? (Some(variable("HOME")) is { } home ? Path.Combine(home, ".config") : null);
        return folder is null ? null : Path.Combine(folder, "astria-flux", "config.json");
    }

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private string? Value(string variable, string setting) => Some(_surroundings.Variable(variable)) ?? Some(Flux[setting]);

    private void ThrowIfOthersCanReadTheKey()
    {
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        if (OperatingSystem.IsWindows() || _file is null || string.IsNullOrEmpty(Flux[KeySetting]) || (File.GetUnixFileMode(_file) & others) == UnixFileMode.None) return;
        throw new WrongUseException($"{_file} holds a key, and other users can read it. Run: chmod 600 {_file}");
    }
}
