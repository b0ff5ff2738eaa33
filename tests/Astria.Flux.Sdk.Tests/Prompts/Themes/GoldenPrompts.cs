namespace Astria.Flux.Tests.Prompts.Themes;

/// <summary>What seeds have always written.</summary>
internal static class GoldenPrompts
{
    public static IReadOnlyList<string> CozyWinterCabin { get; } =
    [
        "GOLDEN",
    ];
}
