using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>Looks at one picture from near and far.</summary>
internal sealed class FaceSearch(Picture picture, PixelLoan loan, BlazeFaceNetwork network, BlazeFaceOptions options, CancellationToken cancellationToken)
{
    // What scores less is not looked at again; what scores more needs no second look.
    private const double Doubtful = 0.4;
    private const double BeyondDoubt = 0.9;
    // Textures yield dozens of poor finds; the time for looking again is bounded.
    private const int MostFaces = 24;
    private const int MostInTiles = 6;
    private const double LeastInTiles = 0.7;
    private const double CloseUps = 2;

    // The sides of the views of the second look, in sides of the find. Measured: 26 faces scored 0.70 and more in the mean of these two, a
    // cat, a cup, a rocket and a dark jacket, all above 0.6 at first, 0.66 and less; for the steps between the gap was smaller.
    private const double Near = 2;
    private const double Far = 6;

    private readonly PicturePyramid _pyramid = new(picture, BlazeFaceLayout.Side, loan);

    public List<Candidate> Run()
    {
        var faces = Look(View.Whole(picture, 1));
        if (options.SearchCloseUps) CandidateReader.Merge(faces, Look(View.Whole(picture, CloseUps)));
        faces = Review(faces, MostFaces);
        if (options.SearchSmallFaces && !faces.Exists(face => face.Score >= options.CertainScore))
        {
            var more = new List<Candidate>();
            foreach (var tile in View.Tiles(picture)) CandidateReader.Merge(more, Look(tile));
            // So many more places are so many more chances to be wrong.
            more = Review(more, MostInTiles);
            more.RemoveAll(face => face.Score < Math.Max(options.CandidateScore, LeastInTiles));
            CandidateReader.Merge(faces, more);
        }

        faces.RemoveAll(face => face.Score < options.CandidateScore);
        return faces;
    }

    private List<Candidate> Look(View view)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _pyramid.Fill(view, network);
        network.Run();
        return CandidateReader.Read(network, view, options.LookTwice ? Doubtful : options.CandidateScore);
    }

    // How sure a find is shows when it is looked at from nearby and from afar: faces stay, patterns that look like one from here don't.
    private List<Candidate> Review(List<Candidate> faces, int most)
    {
        if (!options.LookTwice) return faces;
        var reviewed = new List<Candidate>();
        foreach (var face in faces.OrderByDescending(face => face.Score).Take(most))
            CandidateReader.Merge(reviewed, [face.Score >= BeyondDoubt ? face : Again(face)]);
        return reviewed;
    }

    private Candidate Again(Candidate face)
    {
        var near = CandidateReader.Same(face, Look(View.Around(face, Near)));
        var far = CandidateReader.Same(face, Look(View.Around(face, Far)));
        return (far ?? near ?? face) with { Score = ((near?.Score ?? 0) + (far?.Score ?? 0)) / 2 };
    }
}
