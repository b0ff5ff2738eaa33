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
        var captions = Captions();

        // Whatever text this job will ever need: shown without caption, too.
        session.Model.Foresee([.. photos.SelectMany(sizes => sizes).Select(picture => picture.Caption), .. captions, .. record.Options.PreviewPrompts, ""], folder.PromptsPath, cancellationToken);
        var drawn = Draw(captions, cancellationToken);
        return new PictureSet
        {
            Subject = [.. photos.Where((_, i) => !heldOut.Contains(i)).SelectMany(sizes => sizes)],
            HeldOut = [.. heldOut.Order().SelectMany(i => photos[i])],
            Prior = [.. drawn.Take(record.PriorPictures)],
            Witnesses = [.. drawn.Skip(record.PriorPictures)],
        };
    }

    // Each photo in every size it is trained in.
    private List<List<TrainingPicture>> ReadPhotos(CancellationToken cancellationToken)
    {
        var views = new PhotoViews(session.Model);
        var photos = new List<List<TrainingPicture>>();
        foreach (var photo in record.Photos)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var picture = PictureCodec.Decode(folder.ReadPhoto(photo), photo.Name);
            var caption = Caption(photo, picture);
            photos.Add([.. Grids(picture).Select(grid => new TrainingPicture(grid, views.Of(picture, grid, record.Masked, record.Seed, photos.Count), caption))]);
        }

        return photos;
    }

    private List<TokenGrid> Grids(Picture picture)
    {
        var resolutions = record.Resolutions.Count == 0 ? [session.Model.Resolution] : record.Resolutions;

        // A photo is not blown up for a size it never had, unless there is no smaller one.
        var sides = resolutions.Where(side => (long)side * side <= (long)picture.Width * picture.Height).DefaultIfEmpty(resolutions.Min());
        return [.. sides.Select(side => side / session.Model.TokenSide).Select(Grid).Distinct()];

        // The small models were taught squares only: unless asked otherwise, that is what they are shown.
        TokenGrid Grid(int side) => record.Options.AspectBuckets is true ? new AspectBuckets(side).For(picture.Width, picture.Height) : new TokenGrid(side, side);
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

    private IReadOnlyList<TrainingPicture> Draw(List<string> captions, CancellationToken cancellationToken)
    {
        var guidance = record.Guidance ?? session.Model.Habits.Guidance;
        var drawn = new DrawnPictures(folder.DrawnPath, $"{session.BaseSha256} {record.Seed} {guidance.ToString(CultureInfo.InvariantCulture)}");
        return drawn.Get(captions, () => new PriorPictures(session.Model).Draw(
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
