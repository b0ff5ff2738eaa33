using System.Diagnostics.CodeAnalysis;

namespace Astria.Flux.Presets;

/// <summary>How a caller names a preset: by its name, for the newest revision, or with a revision pinned: <c>portrait@2025-06</c>.</summary>
/// <param name="Name">The preset's name.</param>
/// <param name="Revision">The pinned revision; <see langword="null"/> for the newest.</param>
public sealed record PresetReference(string Name, PresetRevision? Revision = null)
{
    /// <summary>What stands between the name and the revision: <c>@</c>.</summary>
    public const char Separator = '@';

    /// <summary>Reads a reference.</summary>
    /// <param name="text">A name, or a name with a revision.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is no reference.</exception>
    public static PresetReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var reference)
            ? reference
            : throw new FormatException($"'{text}' names no preset; write a name, such as portrait, or a name and a revision, such as portrait@2025-06.");
    }

    /// <summary>Reads a reference.</summary>
    /// <param name="text">A name, or a name with a revision.</param>
    /// <param name="reference">The reference, when the answer is <see langword="true"/>.</param>
    /// <returns>Whether <paramref name="text"/> is one.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PresetReference? reference)
    {
        reference = null;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        var at = text.IndexOf(Separator, StringComparison.Ordinal);
        if (at < 0)
        {
            reference = new(text);
            return true;
        }

        if (at == 0 || !PresetRevision.TryParse(text.AsSpan(at + 1), out var revision))
            return false;
        reference = new(text[..at], revision);
        return true;
    }

    /// <summary>The reference as it is written.</summary>
    /// <returns><c>portrait</c> or <c>portrait@2025-06</c>.</returns>
    public override string ToString() => Revision is { } revision ? $"{Name}{Separator}{revision}" : Name;
}
