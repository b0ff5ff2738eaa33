namespace Astria.Flux.Cli;

/// <summary>What the command ends with; scripts rely on it.</summary>
internal static class ExitCode
{
    /// <summary>Nothing to complain about.</summary>
    public const int Clean = 0;

    /// <summary>Findings at or above the threshold.</summary>
    public const int Findings = 1;

    /// <summary>Wrong use: options, files or their content.</summary>
    public const int WrongUse = 2;
}
