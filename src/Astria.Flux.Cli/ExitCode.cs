namespace Astria.Flux.Cli;

/// <summary>What the command ends with; scripts rely on it, and docs/cli.md lists it.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing to complain about.</summary>
    public const int Clean = 0;

    /// <summary>Done, and something was found: at or above the threshold, a difference, a budget that is too small.</summary>
    public const int Findings = 1;

    /// <summary>Wrong use: options, files or their content. Nothing was begun.</summary>
    public const int WrongUse = 2;

    /// <summary>The work failed: the engine, the service or the network.</summary>
    public const int Failed = 3;

    /// <summary>Stopped by the user, as shells count it: 128 and the number of SIGINT.</summary>
    public const int Cancelled = 130;
}
