namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>What the network takes for a face, in pixels of the picture.</summary>
/// <param name="Left">Left edge of its square, brow to chin.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Side">Side.</param>
/// <param name="Score">How sure it is, 0 to 1.</param>
/// <param name="Points">Eye, eye, nose, mouth, ear, ear; x and y each.</param>
internal sealed record Candidate(double Left, double Top, double Side, double Score, double[] Points)
{
    public double OverlapWith(Candidate other) => Box.OverlapWith(other.Box);

    private RelativeBox Box => new(Left, Top, Side, Side);
}
