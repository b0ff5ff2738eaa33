namespace Astria.Flux.Astria.Http;

/// <summary>What errors and spans may show that they otherwise hide. The key is never shown.</summary>
[Flags]
public enum AstriaDisclosure
{
    /// <summary>Nothing: what was written and addresses stay hidden.</summary>
    None = 0,

    /// <summary>Prompts, titles and what else was written in the request.</summary>
    Texts = 1,

    /// <summary>Addresses as a whole, with the signatures in them: whoever has such an address has what lies behind it.</summary>
    Addresses = 2,
}
