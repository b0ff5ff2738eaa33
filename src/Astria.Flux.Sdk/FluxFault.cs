namespace Astria.Flux;

/// <summary>One thing that is wrong, and where.</summary>
/// <param name="Place">Where: a setting (<c>Presets:0:Lora:Rank</c>), a preset (<c>portrait</c>), a member (<c>Images[3].Name</c>).</param>
/// <param name="Problem">What is wrong there, and what would be right.</param>
public sealed record FluxFault(string Place, string Problem)
{
    /// <summary>The place and the problem, on one line.</summary>
    /// <returns><c>place: problem</c>.</returns>
    public override string ToString() => $"{Place}: {Problem}";

    /// <summary>A message that lists faults, one a line.</summary>
    internal static string List(string summary, IEnumerable<FluxFault> faults) =>
        $"{summary}\n{string.Join('\n', faults.Select(fault => $"- {fault}"))}";
}
