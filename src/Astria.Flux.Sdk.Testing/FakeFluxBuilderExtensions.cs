using Astria.Flux.DependencyInjection;
using Astria.Flux.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the fake engine.</summary>
public static class FakeFluxBuilderExtensions
{
    /// <summary>Trains and draws nothing, by a script: an app's engine in tests, with the linter and telemetry in front as in earnest.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="engine">The engine; it is registered by its name, <c>fake</c>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static FluxBuilder UseFake(this FluxBuilder builder, FakeFluxEngine engine)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(engine);
        return builder.AddTrainer(engine.Name, _ => engine).AddGenerator(engine.Name, _ => engine).AddProbe(engine.Name, _ => engine);
    }
}
