namespace Astria.Flux.Cli.Terminals;

/// <summary>Writes amounts as people read them.</summary>
internal static class Amounts
{
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB"];

    public static string Bytes(long bytes)
    {
        double value = bytes;
        var unit = 0;
        while (value >= 1024 && unit < Units.Length - 1) (value, unit) = (value / 1024, unit + 1);
        return unit == 0 ? Invariant($"{bytes} bytes") : Invariant($"{value:0.#} {Units[unit]}");
    }

    public static string Time(TimeSpan time) => time.TotalHours >= 1
        ? Invariant($"{(long)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? Invariant($"{time.Minutes} min {time.Seconds} s") : Invariant($"{time.TotalSeconds:0.#} s");

    public static string Money(decimal amount, string currency) => Invariant($"{amount:0.00} {currency}");

    /// <summary>Both ends of a range, or the one value when they are written the same.</summary>
    public static string Range(string least, string most) => least == most ? least : $"{least} to {most}";

    public static string Count(long count, string thing) => Invariant($"{count} {thing}{(count == 1 ? "" : "s")}");
}
