namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>Turns the network's numbers into candidates, one for each face.</summary>
internal static class CandidateReader
{
    // MediaPipe's: boxes that overlap by more are the same face; their mean, by score, is better than the best of them.
    private const double SameFace = 0.3;
    private const int Points = 12;

    /// <summary>The candidates of a view, the best first.</summary>
    public static List<Candidate> Read(BlazeFaceNetwork network, View view, double leastScore)
    {
        var found = new List<Candidate>();
        Read(network.FineScores, network.FineBoxes, BlazeFaceLayout.Fine, view, leastScore, found);
        Read(network.CoarseScores, network.CoarseBoxes, BlazeFaceLayout.Coarse, view, leastScore, found);
        found.Sort((a, b) => b.Score.CompareTo(a.Score));
        return Blend(found);
    }

    /// <summary>Takes over what isn't there already; of two the better stays.</summary>
    public static void Merge(List<Candidate> faces, IEnumerable<Candidate> more)
    {
        foreach (var candidate in more)
        {
            var same = faces.FindIndex(face => face.OverlapWith(candidate) > SameFace);
            if (same < 0) faces.Add(candidate);
            else if (faces[same].Score < candidate.Score) faces[same] = candidate;
        }
    }

    /// <summary>The candidate that is the same face, if any.</summary>
    public static Candidate? Same(Candidate face, List<Candidate> among) => among.Find(other => other.OverlapWith(face) > SameFace);

    private static void Read(float[] scores, float[] boxes, GridLayout grid, View view, double leastScore, List<Candidate> found)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            var score = 1 / (1 + Math.Exp(-scores[i]));
            if (score < leastScore) continue;
            var cell = i / grid.Boxes;
            double x = (cell % grid.Cells + 0.5) / grid.Cells, y = (cell / grid.Cells + 0.5) / grid.Cells;
            var box = boxes.AsSpan(i * BlazeFaceLayout.BoxValues, BlazeFaceLayout.BoxValues);
            var side = Math.Max(box[2], box[3]) / BlazeFaceLayout.Side * view.Side;
            if (!(side > 0)) continue;
            var points = new double[Points];
            for (var k = 0; k < Points; k += 2)
            {
                points[k] = view.Left + ((x + (box[4 + k] / BlazeFaceLayout.Side)) * view.Side);
                points[k + 1] = view.Top + ((y + (box[5 + k] / BlazeFaceLayout.Side)) * view.Side);
            }

            double centreX = view.Left + ((x + (box[0] / BlazeFaceLayout.Side)) * view.Side), centreY = view.Top + ((y + (box[1] / BlazeFaceLayout.Side)) * view.Side);
            found.Add(new(centreX - (side / 2), centreY - (side / 2), side, score, points));
        }
    }

    private static List<Candidate> Blend(List<Candidate> sorted)
    {
        var faces = new List<Candidate>();
        var rest = sorted;
        while (rest.Count > 0)
        {
            var best = rest[0];
            var same = rest.Where(other => other.OverlapWith(best) > SameFace || ReferenceEquals(other, best)).ToList();
            rest = [.. rest.Except(same)];
            var weight = same.Sum(one => one.Score);
            double Mean(Func<Candidate, double> of) => same.Sum(one => of(one) * one.Score) / weight;
            faces.Add(new(Mean(one => one.Left), Mean(one => one.Top), Mean(one => one.Side), best.Score, [.. Enumerable.Range(0, Points).Select(k => Mean(one => one.Points[k]))]));
        }

        return faces;
    }
}
