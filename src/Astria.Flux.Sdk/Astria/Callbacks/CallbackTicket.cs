namespace Astria.Flux.Astria.Callbacks;

/// <summary>What a genuine callback address says.</summary>
/// <param name="Purpose">What is reported.</param>
/// <param name="Reference">The caller's own reference, such as an order number.</param>
/// <param name="Expires">Until when it is good.</param>
public sealed record CallbackTicket(CallbackPurpose Purpose, string Reference, DateTimeOffset Expires);
