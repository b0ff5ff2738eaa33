using System.Text.Json;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;
using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Presets;

/// <summary>The presets a user can name: the built-in ones, those of the settings, and any in a file.</summary>
internal sealed class PresetShelf(Terminal terminal, PresetCatalog catalog)
{
    /// <summary>What goes before the name of a preset in a file that holds several: <c>team.json#studio</c>.</summary>
    public const char Part = '#';

    /// <summary>The built-in names, which complete.</summary>
    public static string[] BuiltIn => [.. FluxPresets.All.Select(known => known.Name)];

    /// <summary>Finds a preset by what a user wrote.</summary>
    /// <exception cref="WrongUseException">There is none; the nearest name is told.</exception>
    public FluxPreset Get(string named)
    {
        if (IsFile(named)) return FromFile(named);
        if (catalog.TryGet(named, out var preset)) return preset;
        var name = named.Split(PresetReference.Separator)[0];
        if (catalog.Revisions(name) is { Count: > 0 } revisions)
            throw new WrongUseException($"there is no revision {named[(name.Length + 1)..]} of the preset '{name}'; there is {string.Join(", ", revisions.Select(known => known.Revision))}.");
        string[] known = [.. catalog.All.Select(one => one.Name)];
        throw new WrongUseException($"there is no preset '{named}'; there are {string.Join(", ", known)}, and files ending in .json.{NearestWord.Question(name, known)}");
    }

    /// <summary>Reads the presets of a file: one, a list, or an object with a list <c>presets</c>.</summary>
    /// <exception cref="FluxPolicyException">A preset makes no sense; every fault is listed.</exception>
    public static IReadOnlyList<FluxPreset> ReadFile(string path)
    {
        var json = File.ReadAllText(path);
        return IsList(json) ? PresetFormat.Default.ReadAll(json) : [PresetFormat.Default.Read(json)];
    }

    private FluxPreset FromFile(string named)
    {
        var (file, name) = named.Split(Part, 2) is [var before, var after] ? (before, after) : (named, null);
        var path = terminal.PathOf(file);
        if (!File.Exists(path)) throw new WrongUseException($"there is no preset file {file}.");
        var presets = new PresetCatalog(ReadFile(path));
        if (name is null && presets.All is [var only]) return only;
        string[] known = [.. presets.All.Select(one => one.Name)];
        if (name is null) throw new WrongUseException($"{file} holds several presets; name one, such as {file}{Part}{known[0]}.");
        return presets.TryGet(name, out var preset) ? preset : throw new WrongUseException($"{file} holds no preset '{name}'; it holds {string.Join(", ", known)}.{NearestWord.Question(name, known)}");
    }

    private static bool IsFile(string named) => named.Split(Part)[0].EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    // What is no JSON is left to the reader, which says why.
    private static bool IsList(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array || (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("presets", out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
