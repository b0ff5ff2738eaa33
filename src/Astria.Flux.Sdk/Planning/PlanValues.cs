using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Astria.Flux.Planning;

/// <summary>The values a reason speaks of, by name, for apps that show their own words. A few, in the order the text has them.</summary>
/// <remarks>Values are <see langword="long"/>, <see langword="double"/>, <see langword="decimal"/>, <see cref="TimeSpan"/> or
/// <see langword="string"/>. Immutable; equal when names and values are.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "That it can be looked up by name is how it is used, not what it is.")]
public sealed class PlanValues : IReadOnlyDictionary<string, object>, IEquatable<PlanValues>
{
    private readonly KeyValuePair<string, object>[] _values;

    internal PlanValues(params KeyValuePair<string, object>[] values) => _values = values;

    /// <summary>No values.</summary>
    public static PlanValues None { get; } = new();

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Select(value => value.Key);

    /// <inheritdoc/>
    public IEnumerable<object> Values => _values.Select(value => value.Value);

    /// <summary>The value of a name.</summary>
    /// <param name="key">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no such value; the message lists those there are.</exception>
    public object this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no value '{key}'. There are: {string.Join(", ", Keys)}.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value)
    {
        foreach (var (name, held) in _values)
        {
            if (name == key)
            {
                value = held;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    public bool Equals(PlanValues? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PlanValues);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (name, value) in _values)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object>>)_values).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The values on one line.</summary>
    /// <returns><c>steps=405, batch=4</c>.</returns>
    public override string ToString() => string.Join(", ", _values.Select(value => Invariant($"{value.Key}={value.Value}")));
}
