using Astria.Flux.Imaging;

namespace Astria.Flux.Samples.Quickstart;

/// <summary>The photos of a folder, read once to see that they can be.</summary>
internal sealed record PhotoFolder(IReadOnlyList<Photo> Photos, IReadOnlyList<string> Faults)
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp", ".gif"];

    public static async Task<PhotoFolder> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) return new PhotoFolder([], [$"There is no folder '{folder}'."]);
        var photos = new List<Photo>();
        var faults = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder).Where(IsPhoto).Order(StringComparer.Ordinal))
        {
            try
            {
                // Kept small: sixty photos of a phone would fill 3 GB as they are.
                var picture = await PictureCodec.LoadAsync(path, cancellationToken);
                photos.Add(new Photo(path, picture.Width, picture.Height, PictureCodec.Resize(picture.CropToAspect(1), PictureGrid.Side, PictureGrid.Side)));
            }
            catch (Exception e) when (e is PictureException or IOException or UnauthorizedAccessException)
            {
                faults.Add(e.Message);
            }
        }

        if (photos.Count == 0 && faults.Count == 0) faults.Add($"There are no photos in '{folder}' ({string.Join(", ", Endings)}).");
        return new PhotoFolder(photos, faults);
    }

    private static bool IsPhoto(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
