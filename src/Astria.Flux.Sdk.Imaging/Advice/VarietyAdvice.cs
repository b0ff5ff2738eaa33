using Astria.Flux.Imaging.Facts;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Advice;

/// <summary>Whether a set shows its subject from enough sides, in enough places and lights.</summary>
internal static class VarietyAdvice
{
    public static void Give(IReadOnlyList<PhotoFacts> photos, AdviceOptions options, AdviceList advice)
    {
        if (photos.Count < options.Set.VarietyFrom || options.IsStyle) return;
        Session(photos, options.Set, advice);
        Colors(photos, photo => photo.Background, options.Set, AdviceCodes.SetSameBackground, "background", "take some elsewhere; the background is learnt with the subject", advice);
        if (!options.IsPerson) return;
        Colors(photos, photo => photo.Clothes, options.Set, AdviceCodes.SetSameClothes, "clothes", "take some in other clothes; they are learnt with the person", advice);
        Shots(photos, options.Set, advice);
        Angles(photos, options.Set, advice);
        Light(photos, options.Set, advice);
    }

    private static void Session(IReadOnlyList<PhotoFacts> photos, SetThresholds limits, AdviceList advice)
    {
        DateTime[] times = [.. photos.Select(photo => photo.Header?.TakenAt).OfType<DateTime>().Order()];
        int most = 0, start = 0;
        for (var end = 0; end < times.Length; end++)
        {
            while (times[end] - times[start] > limits.Session) start++;
            most = Math.Max(most, end - start + 1);
        }

        if (most > photos.Count * limits.Most)
            advice.Add(AdviceSeverity.Warning, AdviceCodes.SetSameSession, null, Invariant($"{most} of {photos.Count} photos were taken within {limits.Session.TotalMinutes:0} minutes, above {limits.Most:P0}"), "add photos of other days", ("photos", most), ("threshold", limits.Most));
    }

    // The photo most others are like.
    private static void Colors(
        IReadOnlyList<PhotoFacts> photos, Func<PhotoFacts, ColorSignature?> of, SetThresholds limits, string code, string what, string remedy, AdviceList advice)
    {
        ColorSignature[] colors = [.. photos.Select(of).OfType<ColorSignature>()];
        if (colors.Length < limits.VarietyFrom) return;
        var most = colors.Max(one => colors.Count(other => one.Overlap(other) > limits.SameColors));
        if (most > photos.Count * limits.Most)
            advice.Add(AdviceSeverity.Warning, code, null, Invariant($"{most} of {photos.Count} photos seem to show the same {what} (colours alike by more than {limits.SameColors:P0}), above {limits.Most:P0}"), remedy, ("photos", most), ("threshold", limits.Most));
    }

    private static void Shots(IReadOnlyList<PhotoFacts> photos, SetThresholds limits, AdviceList advice)
    {
        int Count(ShotType type) => photos.Count(photo => photo.Shot == type);
        var (close, half, full) = (Count(ShotType.CloseUp), Count(ShotType.HalfBody), Count(ShotType.FullBody));
        if (close + half + full == 0) return;
        (string, double)[] figures = [("closeUps", close), ("halfBody", half), ("fullBody", full)];
        if (limits.CloseShots.Below(close + half) is { } few)
            advice.Add(few.Severity, AdviceCodes.SetShots, null, Invariant($"{Counted.Of(close + half, "close-up or half-body photo")}, below {few.Threshold}"), "add some from nearer; the face is learnt from these", [.. figures, ("threshold", few.Threshold)]);
        else if (half + full == 0)
            advice.Add(AdviceSeverity.Warning, AdviceCodes.SetShots, null, Invariant($"all {close} photos are close-ups, 0 show more"), "add half-body photos", figures);
        else if (full == 0)
            advice.Add(AdviceSeverity.Note, AdviceCodes.SetShots, null, "0 full-body photos, below 1", "add one or two, if the whole body should be drawn", [.. figures, ("threshold", 1)]);
    }

    private static void Angles(IReadOnlyList<PhotoFacts> photos, SetThresholds limits, AdviceList advice)
    {
        FaceYaw[] angles = [.. photos.Select(photo => photo.MainFace?.Yaw ?? FaceYaw.Unknown).Where(yaw => yaw != FaceYaw.Unknown)];
        if (angles.Length < limits.VarietyFrom) return;
        var most = angles.CountBy(yaw => yaw).MaxBy(pair => pair.Value);
        var share = (double)most.Value / angles.Length;
        if (share > limits.SameAngle)
            advice.Add(AdviceSeverity.Warning, AdviceCodes.SetAngles, null, Invariant($"{share:P0} of the faces look the same way ({most.Key}), above {limits.SameAngle:P0}"), "add some from the sides", ("share", share), ("threshold", limits.SameAngle));
    }

    private static void Light(IReadOnlyList<PhotoFacts> photos, SetThresholds limits, AdviceList advice)
    {
        double[] light = [.. photos.Select(photo => photo.MainFace?.Light.Mean).OfType<double>()];
        if (light.Length < limits.VarietyFrom) return;
        var mean = light.Average();
        var spread = Math.Sqrt(light.Average(value => (value - mean) * (value - mean)));
        if (spread < limits.LightSpread)
            advice.Add(AdviceSeverity.Warning, AdviceCodes.SetLight, null, Invariant($"the light is the same in all photos: brightness of the faces varies by {spread:0.0}, below {limits.LightSpread}"), "add some in other light", ("spread", spread), ("threshold", limits.LightSpread));
    }
}
