namespace Astria.Flux.Cli.Setup;

/// <summary>The engine that a command works on.</summary>
/// <param name="Name"><see cref="Local"/> or <see cref="Astria"/>.</param>
/// <param name="Model">The embedded engine's model file; <see langword="null"/> for the settings' or the bundled one.</param>
/// <param name="Work">Where the embedded engine keeps jobs; <see langword="null"/> for the settings' or the engine's own place.</param>
internal sealed record EngineChoice(string Name, string? Model = null, string? Work = null)
{
    /// <summary>The embedded engine: free, on this machine.</summary>
    public const string Local = "local";

    /// <summary>Astria's cloud: paid.</summary>
    public const string Astria = "astria";

    public static readonly string[] Names = [Local, Astria];

    /// <summary>Whether what it does is paid for.</summary>
    public bool IsPaid => Name == Astria;
}
