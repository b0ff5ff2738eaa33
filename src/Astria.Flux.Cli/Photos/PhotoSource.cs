using Astria.Flux.Cli.Terminals;
using Astria.Flux.Imaging.Archives;
using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Photos;

/// <summary>The photos that a user named: a folder, or a zip.</summary>
/// <param name="Title">What they are called.</param>
/// <param name="Found">The photos with their captions, and what is none.</param>
internal sealed record PhotoSource(string Title, FoundPhotos Found)
{
    /// <summary>Finds the photos; none is opened.</summary>
    /// <exception cref="WrongUseException">There are none.</exception>
    public static async Task<PhotoSource> FindAsync(Terminal terminal, string source, CancellationToken cancellationToken)
    {
        var path = terminal.PathOf(source);
        var found = Directory.Exists(path) ? await TrainingFolder.ReadAsync(path, cancellationToken: cancellationToken)
            : File.Exists(path) ? await TrainingArchive.ReadAsync(path, cancellationToken: cancellationToken)
            : throw new WrongUseException($"there is no folder or zip {source}.");
        return found.Images.Count > 0 ? new(Path.GetFileName(path.TrimEnd('/', '\\')), found) : throw new WrongUseException($"there are no photos in {source}.");
    }

    /// <summary>Looks at each photo, for what it is to teach.</summary>
    public Task<TrainingSet> LookAsync(FluxPreset preset, string subjectClass, IReadOnlyList<IImageCodec> codecs, CancellationToken cancellationToken)
    {
        // Judged by the size that this preset trains at, as the images are made.
        var area = (long)preset.Lora.Resolution * preset.Lora.Resolution;
        var options = new TrainingSetOptions { Advice = new() { Preset = preset, SubjectClass = subjectClass, Image = new() { TrainingArea = area } }, Inspector = new(new() { Codecs = codecs }) };
        return TrainingSet.InspectAsync(Found.Images, options, progress: null, cancellationToken);
    }
}
