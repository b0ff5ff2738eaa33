namespace Astria.Flux.Cli.Terminals;

/// <summary>What a command finds around it.</summary>
/// <param name="Terminal">Where it reads and writes.</param>
/// <param name="Variable">The environment's variables.</param>
/// <param name="Time">The clock.</param>
internal sealed record Surroundings(Terminal Terminal, Func<string, string?> Variable, TimeProvider Time)
{
    public static Surroundings Of(Terminal terminal) => new(terminal, Environment.GetEnvironmentVariable, TimeProvider.System);
}
