namespace Astria.Flux.Tests.Prompts.Themes;

/// <summary>What seeds have always written.</summary>
internal static class GoldenPrompts
{
    public static IReadOnlyList<string> CozyWinterCabin { get; } =
    [
        "ohwx man looks over one shoulder inside a cozy winter cabin late in the morning, wearing an oversized hoodie. A skylight pours even light straight down. "
            + "Captured with a 135mm telephoto from far away, framed by an open doorway. The mood is quiet and intimate.",
        "ohwx man climbs a narrow staircase in a cozy winter cabin as the day begins, wearing a down parka with a deep hood. Soft light falls from a tall window on the left. "
            + "Shot on a large format view camera, deep in focus. The whole picture feels soft and wistful.",
        "ohwx man hums along to distant music inside a cozy winter cabin, wearing a cream turtleneck. Honey-colored light slides low through the windows. "
            + "A record player turns in one corner, and the mood is dreamy and hushed. Shot with a 70mm lens from across the scene.",
    ];
}
