using Astria.Flux.Imaging.Facts;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Advice;

/// <summary>What there is to say about the face in a photo of a person.</summary>
internal static class FaceAdvice
{
    public static void Give(PhotoFacts photo, AdviceOptions options, AdviceList advice)
    {
        if (photo.Faces is null) return;
        if (photo.MainFace is not { } main)
        {
            var severity = options.Preset.Preprocessing.RequireFace ? AdviceSeverity.Drop : AdviceSeverity.Warning;
            advice.Add(severity, AdviceCodes.FaceNone, photo.Name, "no face found", "leave it out, or take one that shows the face", ("faces", 0));
            return;
        }

        if (main.Face.Score < photo.CertainScore)
            advice.Add(AdviceSeverity.Warning, AdviceCodes.FaceUncertain, photo.Name, Invariant($"the face is uncertain: score {main.Face.Score:0.00}, below {photo.CertainScore}"), "look whether there is one", ("score", main.Face.Score), ("threshold", photo.CertainScore));
        Others(photo, main, options.Face, advice);
        Place(photo, main, options.Face, advice);
        Look(photo, main, options.Face, advice);
    }

    private static void Others(PhotoFacts photo, FaceFacts main, FaceThresholds limits, AdviceList advice)
    {
        var others = photo.CertainFaces.Where(face => !ReferenceEquals(face, main)).ToList();
        if (others.Count == 0) return;
        var share = others.Max(face => face.AreaShare) / main.AreaShare;
        if (limits.OtherFace.Above(share) is not { } level) return;
        advice.Add(level.Severity, AdviceCodes.FaceMultiple, photo.Name, Invariant($"includes {others.Count + 1} people: the next face has {share:P0} of the main face's area, above {level.Threshold:P0}"), "crop the others out or leave it out", ("faces", others.Count + 1), ("share", share), ("threshold", level.Threshold));
    }

    private static void Place(PhotoFacts photo, FaceFacts main, FaceThresholds limits, AdviceList advice)
    {
        var small = limits.AreaShare.Below(main.AreaShare) is { } share
            ? (share.Severity, Text: Invariant($"the face takes {main.AreaShare:P2} of the photo, below {share.Threshold:P1}"), Name: "areaShare", Value: main.AreaShare, share.Threshold)
            : limits.Size.Below(main.PixelSize) is { } size
                ? (size.Severity, Text: Invariant($"the face has {main.PixelSize} px, below {size.Threshold}"), Name: "pixels", Value: (double)main.PixelSize, size.Threshold)
                : default;
        if (small.Text is not null)
            advice.Add(small.Severity, AdviceCodes.FaceTooSmall, photo.Name, small.Text, "take one from nearer, or crop the original", (small.Name, small.Value), ("threshold", small.Threshold));
        if (limits.Outside.Above(main.OutsideShare) is { } cut)
            advice.Add(cut.Severity, AdviceCodes.FaceCut, photo.Name, Invariant($"the face is cut: {main.OutsideShare:P0} outside, above {cut.Threshold:P0}"), "take one that shows the whole face", ("outside", main.OutsideShare), ("threshold", cut.Threshold));
    }

    private static void Look(PhotoFacts photo, FaceFacts main, FaceThresholds limits, AdviceList advice)
    {
        var (focus, detail, noise) = main.Sharpness;
        if (limits.Focus.Below(focus) is { } soft)
        {
            var (code, word) = soft.Severity == AdviceSeverity.Drop ? (AdviceCodes.FaceBlurred, "blurry") : (AdviceCodes.FaceSoft, "soft");
            advice.Add(soft.Severity, code, photo.Name, Invariant($"{word}: focus {focus:0.000}, below {soft.Threshold}"), "retake it or leave it out", ("focus", focus), ("threshold", soft.Threshold));
        }
        else if (limits.Detail.Below(detail) is { } coarse)
        {
            advice.Add(coarse.Severity, AdviceCodes.FaceLowDetail, photo.Name, Invariant($"little detail, as if enlarged: {detail:0.00}, below {coarse.Threshold}"), "take the original", ("detail", detail), ("threshold", coarse.Threshold));
        }

        if (limits.Noise.Above(noise) is { } grain)
            advice.Add(grain.Severity, AdviceCodes.FaceNoisy, photo.Name, Invariant($"noisy: {noise:0.0}, above {grain.Threshold}"), "take one in better light; grain is learnt", ("noise", noise), ("threshold", grain.Threshold));
        if (limits.Dark.Below(main.Light.Mean) is { } dark)
            advice.Add(dark.Severity, AdviceCodes.FaceDark, photo.Name, Invariant($"the face is dark: {main.Light.Mean:0} of 255, below {dark.Threshold}"), "brighten it or take one in better light", ("mean", main.Light.Mean), ("threshold", dark.Threshold));
        if (limits.Bright.Above(main.Light.Mean) is { } bright)
            advice.Add(bright.Severity, AdviceCodes.FaceBright, photo.Name, Invariant($"the face is bright: {main.Light.Mean:0} of 255, above {bright.Threshold}"), "darken it or take one in softer light", ("mean", main.Light.Mean), ("threshold", bright.Threshold));
        if (limits.Clipped.Above(main.Light.ClippedShare) is { } clipped)
            advice.Add(clipped.Severity, AdviceCodes.FaceClipped, photo.Name, Invariant($"{main.Light.ClippedShare:P0} of the face is blown out, above {clipped.Threshold:P0}"), "take one without flash or direct sun", ("clipped", main.Light.ClippedShare), ("threshold", clipped.Threshold));
    }
}
