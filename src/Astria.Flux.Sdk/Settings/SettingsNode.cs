namespace Astria.Flux.Settings;

/// <summary>A place in settings, from JSON or from configuration: a text, or named places below it.</summary>
internal abstract class SettingsNode(string place)
{
    /// <summary>Where it is, for messages.</summary>
    public string Place { get; } = place;

    /// <summary>The text that stands here; <see langword="null"/> for none.</summary>
    public abstract string? Text { get; }

    /// <summary>The places below, in order; those of a list are named by their index.</summary>
    public abstract IEnumerable<(string Key, SettingsNode Node)> Children { get; }

    /// <summary>Whether what is below is a list.</summary>
    public abstract bool IsList { get; }

    /// <summary>The place that a key would have, with nothing there.</summary>
    public abstract SettingsNode Absent(string key);
}
