namespace Astria.Flux.Local.Training;

/// <summary>
/// What a training is of and with: base, pictures, captions, preset, every setting. A checkpoint belongs to one identity; what
/// differs can be named.
/// </summary>
/// <param name="Facts">Fact → value, in words a person understands.</param>
internal sealed record TrainingIdentity(IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>What is not as it was, a phrase each.</summary>
    /// <param name="before">As it was.</param>
    public IReadOnlyList<string> DifferencesFrom(IReadOnlyDictionary<string, string> before)
    {
        var differences = new List<string>();
        foreach (var name in Facts.Keys.Union(before.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var was = before.GetValueOrDefault(name);
            var now = Facts.GetValueOrDefault(name);
            if (string.Equals(was, now, StringComparison.Ordinal)) continue;
            differences.Add((was, now) switch
            {
                (null, _) => $"{name} is new",
                (_, null) => $"{name} is gone",
                _ => $"{name} was {was}, is {now}",
            });
        }

        return differences;
    }
}
