using System.Globalization;

namespace Astria.Flux.Presets;

/// <summary>The month from which a preset's values are: names are stable, what they expand to evolves.</summary>
/// <remarks><see langword="default"/> is no revision, below every other, and not valid in a preset.</remarks>
public readonly record struct PresetRevision : IComparable<PresetRevision>
{
    private readonly short _months;

    /// <summary>Names a revision.</summary>
    /// <param name="year">The year, 2000 to 2700.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public PresetRevision(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        _months = (short)((year - FirstYear) * 12 + month);
    }

    private const int FirstYear = 2000;
    private const int LastYear = 2700;

    /// <summary>The year; 0 for <see langword="default"/>.</summary>
    public int Year => _months == 0 ? 0 : FirstYear + (_months - 1) / 12;

    /// <summary>The month, 1 to 12; 0 for <see langword="default"/>.</summary>
    public int Month => _months == 0 ? 0 : (_months - 1) % 12 + 1;

    /// <summary>Reads a revision.</summary>
    /// <param name="text">Year and month, such as <c>2025-06</c>.</param>
    /// <returns>The revision.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not a year and a month.</exception>
    public static PresetRevision Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var revision)
            ? revision
            : throw new FormatException($"'{text}' is not a revision; write the year and the month, such as 2025-06.");
    }

    /// <summary>Reads a revision.</summary>
    /// <param name="text">Year and month, such as <c>2025-06</c>.</param>
    /// <param name="revision">The revision, when the answer is <see langword="true"/>.</param>
    /// <returns>Whether <paramref name="text"/> is a year and a month.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PresetRevision revision)
    {
        revision = default;
        if (text.Length != 7 || text[4] != '-'
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < FirstYear or > LastYear
            || !int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12)
            return false;
        revision = new(year, month);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(PresetRevision other) => _months.CompareTo(other._months);

    /// <summary>The revision as it is written in files and requests.</summary>
    /// <returns>Year and month, such as <c>2025-06</c>; empty for <see langword="default"/>.</returns>
    public override string ToString() => _months == 0 ? string.Empty : Invariant($"{Year:D4}-{Month:D2}");

    /// <summary>Whether one revision is older than another.</summary>
    /// <param name="left">One revision.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(PresetRevision left, PresetRevision right) => left._months < right._months;

    /// <summary>Whether one revision is newer than another.</summary>
    /// <param name="left">One revision.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(PresetRevision left, PresetRevision right) => left._months > right._months;

    /// <summary>Whether one revision is as old as another or older.</summary>
    /// <param name="left">One revision.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(PresetRevision left, PresetRevision right) => left._months <= right._months;

    /// <summary>Whether one revision is as new as another or newer.</summary>
    /// <param name="left">One revision.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(PresetRevision left, PresetRevision right) => left._months >= right._months;
}
