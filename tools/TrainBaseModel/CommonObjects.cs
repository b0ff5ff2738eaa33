namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>The forty common objects by which the model is judged.</summary>
internal static class CommonObjects
{
    public static IReadOnlyList<string> Names { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "common-objects.txt")).Where(line => line.Length > 0 && line[0] != '#')];
}
