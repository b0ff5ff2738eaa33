using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>A picture and its halves, so that every view is resampled from about twice the size it is wanted in.</summary>
internal sealed class PicturePyramid
{
    private readonly List<Picture> _levels;

    // Of the view that is being put into the network.
    private readonly byte[] _view;

    public PicturePyramid(Picture picture, int smallest, PixelLoan loan)
    {
        _view = loan.Take(BlazeFaceLayout.Side * BlazeFaceLayout.Side * Picture.BytesPerPixel);
        _levels = [picture];
        while (Math.Max(_levels[^1].Width, _levels[^1].Height) >= 2 * smallest && Math.Min(_levels[^1].Width, _levels[^1].Height) >= 2)
            _levels.Add(BoxShrink.By(_levels[^1], 2, loan));
    }

    /// <summary>Puts a view into rows of the network's input: -1 to 1, black beyond the edges.</summary>
    public void Fill(View view, BlazeFaceNetwork network)
    {
        const int side = BlazeFaceLayout.Side;
        var level = (int)Math.Clamp(Math.Floor(Math.Log2(Math.Max(1, view.Side / side))), 0, _levels.Count - 1);
        var picture = _levels[level];
        double scaleX = (double)picture.Width / _levels[0].Width, scaleY = (double)picture.Height / _levels[0].Height;
        var across = Span(view.Left * scaleX, view.Side * scaleX, picture.Width);
        var down = Span(view.Top * scaleY, view.Side * scaleY, picture.Height);
        var visible = across.Source > 0 && down.Source > 0 && across.Count > 0 && down.Count > 0
            ? LanczosResampler.Resize(picture, new PixelRectangle(across.From, down.From, across.Source, down.Source), across.Count, down.Count, _view, CancellationToken.None)
            : null;
        for (var y = 0; y < side; y++)
        {
            var row = network.InputRow(y);
            row.Fill(-1);
            if (visible is not null && y >= down.First && y < down.First + down.Count)
                Copy(visible.Rgba.Slice((y - down.First) * across.Count * Picture.BytesPerPixel, across.Count * Picture.BytesPerPixel), row[(across.First * 3)..]);
        }
    }

    // Which pixels of the picture a view shows along one axis, and which of its own it fills with them.
    private static (int From, int Source, int First, int Count) Span(double start, double length, int pixels)
    {
        var from = Math.Max(0, start);
        var to = Math.Min(pixels, start + length);
        int first = (int)Math.Round((from - start) / length * BlazeFaceLayout.Side), last = (int)Math.Round((to - start) / length * BlazeFaceLayout.Side);
        int left = Math.Clamp((int)Math.Round(from), 0, pixels), right = Math.Clamp((int)Math.Round(to), 0, pixels);
        return (left, right - left, first, Math.Min(last, BlazeFaceLayout.Side) - first);
    }

    private static void Copy(ReadOnlySpan<byte> rgba, Span<float> values)
    {
        const float half = 127.5f;
        for (int i = 0, at = 0; i < rgba.Length; i += Picture.BytesPerPixel, at += 3)
        {
            values[at] = (rgba[i] / half) - 1;
            values[at + 1] = (rgba[i + 1] / half) - 1;
            values[at + 2] = (rgba[i + 2] / half) - 1;
        }
    }
}
