namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>Looks at one picture from near and far.</summary>
internal sealed class FaceSearch(Picture picture, BlazeFaceNetwork network, BlazeFaceOptions options, CancellationToken cancellationToken)
{
    // What scores less is not looked at again; what scores more needs no second look.
    private const double Doubtful = 0.4;
    private const double BeyondDoubt = 0.9;
    private const double CloseUps = 2;

    private readonly PicturePyramid _pyramid = new(picture, BlazeFaceLayout.Side);

    public List<Candidate> Run()
    {
        var faces = Look(View.Whole(picture, 1));
        if (options.SearchCloseUps) CandidateReader.Merge(faces, Look(View.Whole(picture, CloseUps)));
        Review(faces);
        if (options.SearchSmallFaces && !faces.Exists(face => face.Score >= options.CertainScore))
        {
            var more = new List<Candidate>();
            foreach (var tile in View.Tiles(picture)) CandidateReader.Merge(more, Look(tile));
            Review(more);
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

    // The mean of both looks: one that is right from afar is right from nearby.
    private void Review(List<Candidate> faces)
    {
        if (!options.LookTwice) return;
        for (var i = 0; i < faces.Count; i++)
        {
            if (faces[i].Score >= BeyondDoubt) continue;
            var again = CandidateReader.Same(faces[i], Look(View.Around(faces[i])));
            faces[i] = again is null ? faces[i] with { Score = faces[i].Score / 2 } : again with { Score = (faces[i].Score + again.Score) / 2 };
        }
    }
}
