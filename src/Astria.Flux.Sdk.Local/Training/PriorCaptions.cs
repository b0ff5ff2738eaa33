using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Pictures;

namespace Astria.Flux.Local.Training;

/// <summary>
/// What the base is asked to draw before a training, so that it still can afterwards: things of the subject's own class, which the subject
/// would otherwise become the only one of, and then anything it knows; half of them on a coloured ground, as prompts have them.
/// </summary>
internal static class PriorCaptions
{
    // Of all prior pictures; the class is nearest to the subject and changes first.
    private const double OfTheClass = 0.2;

    private const double OnGround = 0.5;

    private const long OrderStream = 7;
    private const long GroundStream = 8;

    /// <summary>Chooses.</summary>
    /// <param name="known">What the base was taught to draw.</param>
    /// <param name="subjectClass">What the subject is.</param>
    /// <param name="count">How many captions.</param>
    /// <param name="seed">The same one chooses the same.</param>
    public static IReadOnlyList<string> Choose(IReadOnlyList<string> known, string subjectClass, int count, long seed)
    {
        if (known.Count == 0 || count == 0) return [];
        string[] ofClass = [subjectClass, .. known.Where(caption => Names(caption, subjectClass))];
        var anything = new ShuffledOrder(known.Count, seed, OrderStream);
        var random = new FluxRandom(seed, GroundStream);
        var near = (int)(count * OfTheClass);
        var captions = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var caption = i < near ? ofClass[i % ofClass.Length] : known[anything[i - near]];
            captions.Add(random.NextUniform() < OnGround ? $"{caption} on {PlainGround.Names[random.NextInt(PlainGround.Names.Count)]}" : caption);
        }

        return captions;
    }

    /// <summary>Chooses others, that are not among the first: what they still look like afterwards tells how far the subject leaked.</summary>
    /// <param name="known">What the base was taught to draw.</param>
    /// <param name="count">How many captions <see cref="Choose"/> was asked for.</param>
    /// <param name="others">How many captions at most.</param>
    /// <param name="seed">The seed <see cref="Choose"/> was given.</param>
    public static IReadOnlyList<string> Others(IReadOnlyList<string> known, int count, int others, long seed)
    {
        var order = new ShuffledOrder(known.Count, seed, OrderStream);
        return [.. Enumerable.Range(0, Math.Clamp(known.Count - count, 0, others)).Select(i => known[order[known.Count - 1 - i]])];
    }

    private static bool Names(string caption, string subjectClass) =>
        caption.Split(' ').Contains(subjectClass, StringComparer.OrdinalIgnoreCase);
}
