namespace Astria.Flux.Astria.Http;

/// <summary>What repeating a call would do.</summary>
public enum AstriaCallKind
{
    /// <summary>It reads, or judges without keeping anything: repeating it does no harm.</summary>
    Read = 0,

    /// <summary>It changes or deletes something that is named: repeating it changes nothing more.</summary>
    Change,

    /// <summary>It creates something, most often for money: repeating it may create and charge twice.</summary>
    Create,
}
