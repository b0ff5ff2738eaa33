using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Sets;

/// <summary>Reads one photo of a set, no further than allowed.</summary>
internal static class PhotoReader
{
    private const int Step = 81_920;

    public static async Task<TrainingPhoto> ReadAsync(TrainingImage image, PhotoInspector inspector, CancellationToken cancellationToken)
    {
        try
        {
            var content = image.Content ?? await ReadAsync(image, inspector.Limits.MaxBytes, cancellationToken).ConfigureAwait(false);
            return new(image, inspector.Inspect(image.Name, content, cancellationToken));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(image, new PhotoFacts { Name = image.Name, Fault = new(ImageFaultKind.Corrupt, $"can't be read ({error.Message.TrimEnd('.')}); look at the file and its rights.") });
        }
    }

    // One byte more than allowed is enough to see that it is too much.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(TrainingImage image, long most, CancellationToken cancellationToken)
    {
        var source = await image.OpenReadAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var known = source.CanSeek ? Math.Min(source.Length - source.Position, most + 1) : Step;
            var buffer = new byte[Math.Max(1, known)];
            var length = 0;
            while (length <= most)
            {
                if (length == buffer.Length)
                {
                    if (source.CanSeek && length == known) break;
                    Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, most + 1));
                }

                var read = await source.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0) break;
                length += read;
            }

            return buffer.AsMemory(0, length);
        }
    }
}
