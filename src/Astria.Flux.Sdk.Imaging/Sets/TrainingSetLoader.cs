using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Planning;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Sets;

/// <summary>Looks at many photos at once.</summary>
internal static class TrainingSetLoader
{
    public static Task<TrainingSet> FolderAsync(string folder, TrainingSetOptions options, IProgress<TrainingSetProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder '{folder}'. Give the folder that holds the photos.");
        var depth = new EnumerationOptions { RecurseSubdirectories = options.IncludeSubfolders, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        string[] names = [.. Directory.EnumerateFiles(folder, "*", depth).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        var sorted = TrainingSetFacts.FromFileNames(names);
        TrainingImage[] images = [.. sorted.Images.Select(image => Named(Path.Combine(folder, image.Name), image.Name))];
        return ImagesAsync(images, options, sorted, progress, cancellationToken);
    }

    public static async Task<TrainingSet> ImagesAsync(
        IReadOnlyList<TrainingImage> images, TrainingSetOptions options, TrainingSetFacts files, IProgress<TrainingSetProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Parallelism, 1, nameof(options));
        var inspector = options.Inspector ?? new PhotoInspector();
        var photos = new TrainingPhoto[images.Count];
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, images.Count, parallel, async (i, stop) =>
        {
            photos[i] = await PhotoReader.ReadAsync(images[i], inspector, stop).ConfigureAwait(false);
            progress?.Report(new(Interlocked.Increment(ref done), images.Count, images[i].Name));
        }).ConfigureAwait(false);
        var advice = PhotoAdvisor.Advise([.. photos.Select(photo => photo.Facts)], options.Advice);
        var set = new TrainingSet(photos, advice);
        return new TrainingSet(photos, advice) { Facts = files with { Images = set.Facts.Images } };
    }

    // In subfolders two files may have one name; the path within the folder tells them apart.
    private static TrainingImage Named(string path, string name) =>
        name.Contains('/', StringComparison.Ordinal) ? TrainingImage.FromSource(name, _ => new(File.OpenRead(path))) : TrainingImage.FromFile(path);
}
