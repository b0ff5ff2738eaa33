using Astria.Flux.Cli.Terminals;

namespace Astria.Flux.Cli.Setup;

/// <summary>Asks before anything is paid for.</summary>
internal static class Payment
{
    /// <summary>Returns when the user agrees to pay.</summary>
    /// <param name="terminal">Where the user is.</param>
    /// <param name="price">What it costs, in words.</param>
    /// <param name="isAgreed">Whether the user said so in advance.</param>
    /// <exception cref="WrongUseException">The user doesn't, or can't be asked.</exception>
    public static void Agree(Terminal terminal, string price, bool isAgreed)
    {
        if (isAgreed) return;
        if (!terminal.CanAsk) throw new WrongUseException($"this costs money: {price}. Nothing was sent; --yes agrees to it.");
        terminal.Writer.Flush();
        terminal.Error.Write($"This costs money: {price}. Go on? [y/N] ");
        terminal.Error.Flush();
        using var answer = new StreamReader(terminal.Input, leaveOpen: true);
        if (answer.ReadLine()?.Trim().ToUpperInvariant() is not ("Y" or "YES")) throw new WrongUseException("nothing was sent.");
    }
}
