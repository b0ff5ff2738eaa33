using Astria.Flux.Imaging;
using Astria.Flux.Imaging.Faces;
using static System.FormattableString;

namespace Astria.Flux.Tools.FaceQuality;

/// <summary>Counts what was found and what not.</summary>
internal sealed class Tally(string name, double candidate, double certain)
{
    private readonly List<string> _wrongs = [];

    public int Faces { get; private set; }

    public int Found { get; private set; }

    public int FoundCertain { get; private set; }

    public int Others { get; private set; }

    public int Faceless { get; private set; }

    public int CandidatesInFaceless { get; private set; }

    public int CertainInFaceless { get; private set; }

    public double Recall => Faces == 0 ? 1 : (double)Found / Faces;

    /// <summary>Each miss and each wrong find.</summary>
    public IReadOnlyList<string> Wrongs => _wrongs;

    public static string Heading(double candidate, double certain) => Invariant(
        $"| variation | faces | found at {candidate} | at {certain} | other finds in these | pictures without a face | finds at {candidate} | at {certain} |\n|---|---|---|---|---|---|---|---|");

    public static Tally Sum(IEnumerable<Tally> tallies)
    {
        var sum = new Tally("all", 0, 0);
        foreach (var tally in tallies)
        {
            sum.Faces += tally.Faces;
            sum.Found += tally.Found;
            sum.FoundCertain += tally.FoundCertain;
            sum.Others += tally.Others;
            sum.Faceless += tally.Faceless;
            sum.CandidatesInFaceless += tally.CandidatesInFaceless;
            sum.CertainInFaceless += tally.CertainInFaceless;
        }

        return sum;
    }

    /// <summary>Counts a picture: a find is of a face when its box holds the face's middle; of two finds for one face the second is wrong.</summary>
    public void Add(string path, IReadOnlyList<RelativePoint> faces, IReadOnlyList<DetectedFace> found)
    {
        var left = found.Where(face => face.Score >= candidate).ToList();
        foreach (var face in faces)
        {
            Faces++;
            if (left.Where(one => Holds(one.Box, face)).MaxBy(one => one.Score) is not { } find)
            {
                _wrongs.Add(Invariant($"{path}, {name}: not found: the face at {face.X:0.00},{face.Y:0.00}"));
                continue;
            }

            left.Remove(find);
            Found++;
            if (find.Score >= certain) FoundCertain++;
        }

        foreach (var wrong in left)
            _wrongs.Add(Invariant($"{path}, {name}: no face: {wrong.Box.Centre.X:0.00},{wrong.Box.Centre.Y:0.00}, score {wrong.Score:0.000}"));
        if (faces.Count > 0)
        {
            Others += left.Count;
            return;
        }

        Faceless++;
        CandidatesInFaceless += left.Count;
        CertainInFaceless += left.Count(wrong => wrong.Score >= certain);
    }

    public override string ToString() => Invariant($"| {name} | {Faces} | {Found} ({Recall:P1}) | {FoundCertain} | {Others} | {Faceless} | {CandidatesInFaceless} | {CertainInFaceless} |");

    private static bool Holds(RelativeBox box, RelativePoint point) => point.X >= box.Left && point.X <= box.Right && point.Y >= box.Top && point.Y <= box.Bottom;
}
