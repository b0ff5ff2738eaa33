using System.Diagnostics.CodeAnalysis;
using Astria.Flux.Generation;
using Microsoft.Extensions.AI;

namespace Astria.Flux.AI;

/// <summary>A FLUX engine as an image generator of Microsoft.Extensions.AI. Thread-safe, as the engine is.</summary>
/// <remarks>
/// <para>Prompt, count, size, original image and <c>ModelId</c> (a tune's id) go where FLUX has them; the rest through <see cref="FluxImageProperties"/>. What can't be followed is
/// refused with every fault, before anything is drawn.</para>
/// <para>A <see cref="ImageGenerationOptions.RawRepresentationFactory"/> that answers with a <see cref="GenerationRequest"/> is where the request begins: what it sets goes before the
/// options, except the call's prompt. What it answers otherwise is another generator's, and ignored.</para>
/// <para>Answers hold one content a picture, in order: bytes, or an address where the call wants those. Each has its seed and size as additional properties, and the
/// <see cref="GeneratedImage"/> as raw representation; the answer's is the <see cref="GenerationResult"/>.</para>
/// </remarks>
[Experimental(DiagnosticId)]
public sealed class FluxImageGenerator : IImageGenerator
{
    internal const string DiagnosticId = "MEAI001";

    private readonly IFluxGenerator _generator;
    private readonly FluxImageGeneratorOptions _options;
    private readonly ImageGeneratorMetadata _metadata;
    private readonly ImageRequests _requests;

    /// <summary>Creates the generator.</summary>
    /// <param name="generator">What draws. It is not disposed of.</param>
    /// <param name="options">How it behaves; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="generator"/> is <see langword="null"/>.</exception>
    public FluxImageGenerator(IFluxGenerator generator, FluxImageGeneratorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        _generator = generator;
        _options = options ?? new();
        _metadata = new(_options.ProviderName, _options.ProviderUri, _options.DefaultModelId);
        _requests = new(this, _options);
    }

    /// <summary>Draws.</summary>
    /// <param name="request">The prompt, and the picture to start from where there is one.</param>
    /// <param name="options">How; <see langword="null"/> for the engine's defaults.</param>
    /// <param name="cancellationToken">Stops the drawing.</param>
    /// <returns>The pictures.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">Something asked for can't be followed; every fault is listed with its key. Nothing was drawn.</exception>
    /// <exception cref="PromptRejectedException">A linter in front of the engine refused the prompt.</exception>
    /// <exception cref="FluxException">The engine failed.</exception>
    public async Task<ImageGenerationResponse> GenerateAsync(ImageGenerationRequest request, ImageGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (drawing, progress) = await _requests.ReadAsync(request, options ?? new(), cancellationToken).ConfigureAwait(false);
        var result = await _generator.GenerateAsync(drawing, progress, cancellationToken).ConfigureAwait(false);
        var contents = new List<AIContent>();
        foreach (var image in result.Images) contents.Add(await ContentAsync(image, options, cancellationToken).ConfigureAwait(false));
        return new(contents) { RawRepresentation = result };
    }

    /// <summary>What stands behind this: the <see cref="IFluxGenerator"/>, the <see cref="ImageGeneratorMetadata"/>, or this itself.</summary>
    /// <param name="serviceType">What is asked for.</param>
    /// <param name="serviceKey">A key; there are none here.</param>
    /// <returns>It, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="serviceType"/> is <see langword="null"/>.</exception>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ImageGeneratorMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(_generator) ? _generator
            : null;
    }

    /// <summary>Does nothing: the engine belongs to whoever made it.</summary>
    public void Dispose()
    {
    }

    private async ValueTask<AIContent> ContentAsync(GeneratedImage drawn, ImageGenerationOptions? options, CancellationToken cancellationToken)
    {
        var image = options?.MediaType is { } wanted && _options.Convert is { } convert && !string.Equals(wanted, drawn.MediaType, StringComparison.OrdinalIgnoreCase)
            ? await convert(drawn, wanted, cancellationToken).ConfigureAwait(false)
            : drawn;
        AIContent content = options?.ResponseFormat == ImageGenerationResponseFormat.Uri && _options.Publish is { } publish
            ? new UriContent(await publish(image, cancellationToken).ConfigureAwait(false), image.MediaType)
            : new DataContent(image.Content, image.MediaType) { Name = Invariant($"{image.Index + 1}{image.FileExtension}") };
        content.RawRepresentation = image;
        content.AdditionalProperties = new() { [FluxImageProperties.Width] = image.Width, [FluxImageProperties.Height] = image.Height };
        if (image.Seed is { } seed) content.AdditionalProperties[FluxImageProperties.Seed] = seed;
        return content;
    }
}
