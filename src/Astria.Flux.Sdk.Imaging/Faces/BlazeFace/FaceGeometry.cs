namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>From the network's squares (brow to chin) to boxes from the forehead to the chin.</summary>
internal static class FaceGeometry
{
    // By how much of the square's side the box grows beyond it: the forehead is above the brow.
    private const double Forehead = 0.20;
    private const double Chin = 0.02;

    public static DetectedFace ToFace(Candidate face, Picture picture)
    {
        double width = picture.Width, height = picture.Height;
        var box = new RelativeBox(
            face.Left / width, (face.Top - (face.Side * Forehead)) / height, face.Side / width, face.Side * (1 + Forehead + Chin) / height);
        RelativePoint Point(int index) => new(face.Points[2 * index] / width, face.Points[(2 * index) + 1] / height);
        return new(box, face.Score, new(Point(0), Point(1), Point(2), Point(3)));
    }
}
