namespace Astria.Flux.Cli.Terminals;

/// <summary>What a piece of text is, on terminals with colours.</summary>
internal enum Tone
{
    Plain = 0,
    Strong,
    Quiet,
    Good,
    Caution,
    Bad,
}
