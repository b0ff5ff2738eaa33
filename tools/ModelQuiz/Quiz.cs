namespace Astria.Flux.Tools.ModelQuiz;

/// <summary>One picture to be named.</summary>
/// <param name="Name">What was asked for.</param>
/// <param name="Offered">Ten names, the right one among them, by alphabet.</param>
internal sealed record Question(string Name, IReadOnlyList<string> Offered);

/// <summary>The questions, in an order that tells nothing.</summary>
internal static class Quiz
{
    public const int Offered = 10;

    /// <summary>Makes one from a list of names: each is asked once, beside nine others.</summary>
    /// <param name="names">What is asked.</param>
    /// <param name="kin">Where the others come from; null for the list itself.</param>
    /// <param name="seed">The same one makes the same quiz.</param>
    public static IReadOnlyList<Question> Make(IReadOnlyList<string> names, Kin? kin, int seed)
    {
        // Not a matter of security: the same seed must make the same quiz.
        var random = new Random(seed);
        string[] order = [.. names];
        random.Shuffle(order);
        return [.. order.Select(name => new Question(name, Offer(name, names, kin, random)))];
    }

    private static string[] Offer(string name, IReadOnlyList<string> names, Kin? kin, Random random)
    {
        var others = kin is null ? FromTheList(name, names, random) : kin.Of(name, Offered - 1, random);
        return [.. others.Append(name).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> FromTheList(string name, IReadOnlyList<string> names, Random random)
    {
        string[] others = [.. names.Where(other => other != name)];
        random.Shuffle(others);
        return others.Take(Offered - 1);
    }
}
