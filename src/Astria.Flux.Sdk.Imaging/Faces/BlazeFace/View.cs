namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>A square the network looks at, in pixels of the picture; it may reach beyond the edges.</summary>
internal readonly record struct View(double Left, double Top, double Side)
{
    /// <summary>The whole picture, in the middle of a square that is so many times its longer side.</summary>
    public static View Whole(Picture picture, double times)
    {
        var side = Math.Max(picture.Width, picture.Height) * times;
        return new((picture.Width - side) / 2, (picture.Height - side) / 2, side);
    }

    /// <summary>Around a candidate, so many times its side.</summary>
    public static View Around(Candidate face, double times)
    {
        var side = face.Side * times;
        return new(face.Left + ((face.Side - side) / 2), face.Top + ((face.Side - side) / 2), side);
    }

    /// <summary>Squares of half the longer side that overlap by half.</summary>
    public static IEnumerable<View> Tiles(Picture picture)
    {
        var side = Math.Max(picture.Width, picture.Height) / 2.0;
        foreach (var top in Starts(picture.Height, side))
        {
            foreach (var left in Starts(picture.Width, side))
                yield return new(left, top, side);
        }
    }

    private static IEnumerable<double> Starts(int length, double side)
    {
        if (length <= side)
            return [(length - side) / 2];
        var steps = (int)Math.Ceiling((length - side) / (side / 2) - 1e-6);
        return Enumerable.Range(0, steps + 1).Select(i => (length - side) * i / steps);
    }
}
