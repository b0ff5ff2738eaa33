namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>The shape of BlazeFace for the back camera (Bazarevsky et al., "BlazeFace", 2019; the graph of MediaPipe's face_detection_back).</summary>
internal static class BlazeFaceLayout
{
    /// <summary>Pixels of the square it looks at.</summary>
    public const int Side = 256;

    /// <summary>5 × 5 pixels of three colours.</summary>
    public const int FirstTaps = 75;

    /// <summary>Channels after the first layer.</summary>
    public const int FirstChannels = 24;

    /// <summary>Numbers of one box: centre, size and six points, x and y each.</summary>
    public const int BoxValues = 16;

    /// <summary>The finer grid: 16 × 16 places of two boxes.</summary>
    public static readonly GridLayout Fine = new(16, 2);

    /// <summary>The coarser grid: 8 × 8 places of six boxes.</summary>
    public static readonly GridLayout Coarse = new(8, 6);

    /// <summary>The 32 blocks.</summary>
    public static readonly BlockLayout[] Blocks =
    [
        .. Enumerable.Repeat(new BlockLayout(24, 24, false, true), 7), new(24, 24, true, true),
        .. Enumerable.Repeat(new BlockLayout(24, 24, false, true), 7), new(24, 48, true, true),
        .. Enumerable.Repeat(new BlockLayout(48, 48, false, true), 7), new(48, 96, true, true),
        .. Enumerable.Repeat(new BlockLayout(96, 96, false, true), 7), new(96, 96, true, false),
    ];

    /// <summary>Scores and boxes of the finer grid, then of the coarser one.</summary>
    public static readonly (int In, int Out)[] Heads = [(96, Fine.Boxes), (96, Fine.Boxes * BoxValues), (96, Coarse.Boxes), (96, Coarse.Boxes * BoxValues)];
}
