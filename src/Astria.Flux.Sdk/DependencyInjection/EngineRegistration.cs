namespace Astria.Flux.DependencyInjection;

/// <summary>The name under which an engine was registered.</summary>
/// <typeparam name="TEngine">The engine's contract.</typeparam>
internal sealed record EngineRegistration<TEngine>(string Name);
