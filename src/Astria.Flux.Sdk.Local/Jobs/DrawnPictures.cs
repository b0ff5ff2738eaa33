using System.Globalization;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Training;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Jobs;

/// <summary>What the base drew for a job, kept in a file: a training that goes on need not draw it again.</summary>
/// <param name="path">The file.</param>
/// <param name="from">What decides, beside the captions, what is drawn.</param>
internal sealed class DrawnPictures(string path, string from)
{
    private const string FromKey = "from";
    private const string CaptionsKey = "captions";
    private const string RowsKey = "rows";

    public IReadOnlyList<TrainingPicture> Get(IReadOnlyList<string> captions, Func<IReadOnlyList<TrainingPicture>> draw)
    {
        if (captions.Count == 0) return [];
        if (TryRead(captions) is { } kept) return kept;
        var drawn = draw();
        Write(captions, drawn);
        return drawn;
    }

    private List<TrainingPicture>? TryRead(IReadOnlyList<string> captions)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var file = SafetensorsFile.Open(path);
            var latents = Enumerable.Range(0, captions.Count).ToDictionary(Name, i => file.ReadFloats(Name(i)), StringComparer.Ordinal);
            if (file.Metadata.GetValueOrDefault(FromKey) != from || file.Metadata.GetValueOrDefault(CaptionsKey) != string.Join('\n', captions)) return null;
            if (!CheckpointHash.IsIntact(file.Metadata, latents) || !int.TryParse(file.Metadata.GetValueOrDefault(RowsKey), NumberStyles.None, CultureInfo.InvariantCulture, out var rows)) return null;
            return [.. captions.Select((caption, i) => new TrainingPicture(new TokenGrid(rows, rows), [new PictureView(latents[Name(i)])], caption))];
        }
        catch (Exception e) when (e is WeightsException or IOException)
        {
            return null;
        }
    }

    private void Write(IReadOnlyList<string> captions, IReadOnlyList<TrainingPicture> drawn)
    {
        var writer = new SafetensorsWriter();
        writer.Metadata[FromKey] = from;
        writer.Metadata[CaptionsKey] = string.Join('\n', captions);
        writer.Metadata[RowsKey] = drawn[0].Grid.Rows.ToString(CultureInfo.InvariantCulture);
        var hash = new CheckpointHash();
        for (var i = 0; i < drawn.Count; i++)
        {
            var latent = drawn[i].Views[0].Latent;
            writer.Add(Name(i), [latent.Length], latent);
            hash.Add(Name(i), latent);
        }

        writer.Metadata[CheckpointHash.Key] = hash.Finish(writer.Metadata);
        writer.Write(path);
    }

    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);
}
