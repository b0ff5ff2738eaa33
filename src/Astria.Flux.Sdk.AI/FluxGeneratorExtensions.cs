using System.Diagnostics.CodeAnalysis;
using Astria.Flux.Generation;
using Microsoft.Extensions.AI;

namespace Astria.Flux.AI;

/// <summary>FLUX engines for apps that speak Microsoft.Extensions.AI.</summary>
[Experimental(FluxImageGenerator.DiagnosticId)]
public static class FluxGeneratorExtensions
{
    /// <summary>This engine as an image generator.</summary>
    /// <param name="generator">What draws. It is not disposed of with the image generator.</param>
    /// <param name="options">How it behaves; <see langword="null"/> for the defaults.</param>
    /// <returns>The image generator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="generator"/> is <see langword="null"/>.</exception>
    public static IImageGenerator AsIImageGenerator(this IFluxGenerator generator, FluxImageGeneratorOptions? options = null) => new FluxImageGenerator(generator, options);
}
