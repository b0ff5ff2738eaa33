namespace Astria.Flux.AspNetCore;

/// <summary>Something Astria reported, as the service itself showed it when asked again.</summary>
/// <typeparam name="T">A tune or a prompt.</typeparam>
/// <param name="Subject">The object, read from the service, not from the callback's body.</param>
/// <param name="Reference">The app's own reference, from the signed address.</param>
public sealed record AstriaWebhook<T>(T Subject, string Reference);
