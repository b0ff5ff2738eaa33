namespace Astria.Flux.Cli;

/// <summary>Something the caller has to repair: an option, a file, its content.</summary>
internal sealed class WrongUseException(string message) : Exception(message);
