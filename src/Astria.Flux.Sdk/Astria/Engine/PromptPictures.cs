using System.Runtime.CompilerServices;
using Astria.Flux.Astria.Images;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Generation;

namespace Astria.Flux.Astria.Engine;

/// <summary>Fetches the pictures that a prompt was drawn as.</summary>
internal sealed class PromptPictures(ImageDownloader downloader)
{
    /// <summary>The pictures, one after the other.</summary>
    /// <param name="prompt">The prompt, settled.</param>
    /// <param name="seed">The seed of the first of its pictures; <see langword="null"/> when it isn't known.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    public async IAsyncEnumerable<GeneratedImage> OfAsync(AstriaPrompt prompt, long? seed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = 0;
        foreach (var (address, index) in ImageOrder.Of(prompt.Images))
        {
            using var content = new MemoryStream();
            var file = await downloader.DownloadAsync(address, content, cancellationToken).ConfigureAwait(false);
            var bytes = content.ToArray();
            var header = ImageHeader.Read(bytes);
            yield return new()
            {
                Index = place++,
                Content = bytes,
                MediaType = file.MediaType,
                Width = header?.Width ?? 0,
                Height = header?.Height ?? 0,

                // Only a picture whose index is known has a seed that is known.
                Seed = index is { } known ? seed + known : prompt.Images.Count == 1 ? seed : null,
            };
        }
    }
}
