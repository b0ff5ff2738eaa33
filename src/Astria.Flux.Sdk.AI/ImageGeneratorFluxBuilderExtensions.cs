using System.Diagnostics.CodeAnalysis;
using Astria.Flux.AI;
using Astria.Flux.DependencyInjection;
using Astria.Flux.Generation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers FLUX engines as image generators of Microsoft.Extensions.AI.</summary>
[Experimental(FluxImageGenerator.DiagnosticId)]
public static class ImageGeneratorFluxBuilderExtensions
{
    /// <summary>Registers the app's default engine as <see cref="IImageGenerator"/>, linter and telemetry in front of it.</summary>
    /// <remarks>For the middleware of Microsoft.Extensions.AI: <c>services.AddImageGenerator(s => s.GetRequiredService&lt;FluxImageGenerator&gt;()).UseLogging()…</c></remarks>
    /// <param name="builder">Where the engines are registered.</param>
    /// <param name="configure">Sets how it behaves; <see langword="null"/> for the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static FluxBuilder AddImageGenerator(this FluxBuilder builder, Action<FluxImageGeneratorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<FluxImageGeneratorOptions>().Configure(options => configure?.Invoke(options));
        builder.Services.TryAddSingleton(services => new FluxImageGenerator(services.GetRequiredService<IFluxGenerator>(), services.GetRequiredService<IOptions<FluxImageGeneratorOptions>>().Value));
        builder.Services.TryAddSingleton<IImageGenerator>(services => services.GetRequiredService<FluxImageGenerator>());
        return builder;
    }

    /// <summary>Registers one of several engines as keyed <see cref="IImageGenerator"/>, by the engine's name.</summary>
    /// <param name="builder">Where the engines are registered.</param>
    /// <param name="engine">The engine's name, such as <c>astria</c> or <c>local</c>.</param>
    /// <param name="configure">Sets how it behaves; <see langword="null"/> for the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="engine"/> is empty or blank.</exception>
    public static FluxBuilder AddKeyedImageGenerator(this FluxBuilder builder, string engine, Action<FluxImageGeneratorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(engine);
        builder.Services.AddOptions<FluxImageGeneratorOptions>(engine).Configure(options =>
        {
            options.ProviderName = $"flux.{engine}";
            configure?.Invoke(options);
        });
        builder.Services.TryAddKeyedSingleton(engine, (services, _) => new FluxImageGenerator(
            services.GetRequiredKeyedService<IFluxGenerator>(engine), services.GetRequiredService<IOptionsMonitor<FluxImageGeneratorOptions>>().Get(engine)));
        builder.Services.TryAddKeyedSingleton<IImageGenerator>(engine, (services, _) => services.GetRequiredKeyedService<FluxImageGenerator>(engine));
        return builder;
    }
}
