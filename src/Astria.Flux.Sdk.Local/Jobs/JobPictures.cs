using System.Globalization;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>All pictures of a job, ready to be trained on: its photos, and what the base draws of other things.</summary>
internal sealed class JobPictures(EngineSession session, JobFolder folder, JobRecord record, Action<string> tell)
{
    // Pictures that only tell how far the subject leaked.
    private const int Witnesses = 6;

    private const long HeldOutStream = 9;

    public PictureSet Read(CancellationToken cancellationToken)
    {
        tell("reading the photos");
        var photos = ReadPhotos(cancellationToken);
        var order = new ShuffledOrder(photos.Count, record.Seed, HeldOutStream);
        var heldOut = Enumerable.Range(0, record.Options.HeldOutImages).Select(i => order[i]).ToHashSet();
        var drawn = Draw(cancellationToken);
        return new PictureSet
        {
            Subject = [.. photos.Where((_, i) => !heldOut.Contains(i))],
            HeldOut = [.. heldOut.Order().Select(i => photos[i])],
            Prior = [.. drawn.Take(record.PriorPictures)],
            Witnesses = [.. drawn.Skip(record.PriorPictures)],
        };
    }

    private List<TrainingPicture> ReadPhotos(CancellationToken cancellationToken)
    {
        var side = session.Model.Resolution / session.Model.TokenSide;
        var buckets = new AspectBuckets(side);
        var views = new PhotoViews(session.Model);
        var pictures = new List<TrainingPicture>();
        foreach (var photo in record.Photos)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var picture = PictureCodec.Decode(folder.ReadPhoto(photo), photo.Name);

            // The small models were taught squares only: unless asked otherwise, that is what they are shown.
            var grid = record.Options.AspectBuckets is true ? buckets.For(picture.Width, picture.Height) : new TokenGrid(side, side);
            pictures.Add(new TrainingPicture(grid, views.Of(picture, grid, record.Masked, record.Seed, pictures.Count), Caption(photo, picture)));
        }

        return pictures;
    }

    private string Caption(JobPhoto photo, Picture picture)
    {
        if (!string.IsNullOrWhiteSpace(photo.Caption)) return WithSubject(photo.Caption);
        var ground = PlainGround.Name(picture);
        return $"{record.Job.Token} {record.Job.SubjectClass}" + (ground is null ? "" : $" on {ground}");
    }

    // A caption that does not name the subject teaches everything but the subject.
    private string WithSubject(string caption) =>
        caption.Contains(record.Job.Token, StringComparison.OrdinalIgnoreCase) ? caption : $"{record.Job.Token} {record.Job.SubjectClass}, {caption}";

    private IReadOnlyList<TrainingPicture> Draw(CancellationToken cancellationToken)
    {
        var captions = Captions();
        var guidance = record.Guidance ?? session.Model.Habits.Guidance;
        var drawn = new DrawnPictures(folder.DrawnPath, $"{session.BaseSha256} {record.Seed} {guidance.ToString(CultureInfo.InvariantCulture)}");
        return drawn.Get(captions, () => new PriorPictures(session.Model, session.Pool, session.Arena).Draw(
            captions,
            guidance,
            record.Seed,
            share => tell(string.Create(CultureInfo.InvariantCulture, $"drawing what it knows already, {share:P0}")),
            cancellationToken));
    }

    // What the base knows; of a base that doesn't say, things of the subject's own class.
    private List<string> Captions()
    {
        if (record.PriorPictures == 0) return [];
        var known = session.Model.Captions;
        if (known.Count == 0) return [.. Enumerable.Repeat(record.Job.SubjectClass, record.PriorPictures + Witnesses)];
        return
        [
            .. PriorCaptions.Choose(known, record.Job.SubjectClass, record.PriorPictures, record.Seed),
            .. PriorCaptions.Others(known, record.PriorPictures, Witnesses, record.Seed),
        ];
    }
}
