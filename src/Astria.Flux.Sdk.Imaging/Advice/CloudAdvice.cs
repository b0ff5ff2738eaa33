using Astria.Flux.Astria.Images;

namespace Astria.Flux.Imaging.Advice;

/// <summary>Advice from what Astria's cloud sees in a photo (<c>POST /images/inspect</c>), and how it is merged with our own. Pure.</summary>
public static class CloudAdvice
{
    /// <summary>Turns an answer of the cloud into advice.</summary>
    /// <param name="photo">The photo's name.</param>
    /// <param name="answer">What the cloud saw.</param>
    /// <param name="options">What the photos are for; <see langword="null"/> for the defaults.</param>
    /// <returns>The advice; empty when the cloud has nothing to say.</returns>
    /// <exception cref="ArgumentException"><paramref name="photo"/> is empty or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<PhotoAdvice> Of(string photo, ImageInspection answer, AdviceOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(photo);
        ArgumentNullException.ThrowIfNull(answer);
        options ??= new();
        var advice = new AdviceList(options);
        void Seen(bool? flag, string code, string name, string remedy)
        {
            if (flag == true) advice.Add(AdviceSeverity.Warning, code, photo, $"{name} (seen by the cloud)", remedy, (name, 1));
        }

        Seen(answer.Blurry, options.IsPerson ? AdviceCodes.FaceBlurred : AdviceCodes.ImageBlurred, "blurry", "retake it or leave it out");
        Seen(answer.IncludesMultiplePeople, AdviceCodes.FaceMultiple, "includes_multiple_people", "crop the others out or leave it out");
        Seen(answer.LowResolution, AdviceCodes.ImageTooSmall, "low_resolution", "take the original, not a copy from a chat or a website");
        Seen(answer.LowQuality, AdviceCodes.ImageJpegQuality, "low_quality", "take the original");
        Seen(answer.IsLongShot, AdviceCodes.FaceTooSmall, "full_body_image_or_longshot", "take one from nearer, or crop the original");
        Seen(answer.WearingSunglasses, AdviceCodes.CloudFinding, "wearing_sunglasses", "take one that shows the eyes");
        Seen(answer.WearingHat, AdviceCodes.CloudFinding, "wearing_hat", "take some without");
        Seen(answer.FunnyFace, AdviceCodes.CloudFinding, "funny_face", "take one with an ordinary look");
        Seen(answer.Selfie, AdviceCodes.CloudFinding, "selfie", "add some that others took; arms and lens are learnt");
        Class(photo, answer.Name, options, advice);
        return advice.Items;
    }

    /// <summary>Merges our own advice with the cloud's.</summary>
    /// <param name="own">Our own.</param>
    /// <param name="cloud">The cloud's.</param>
    /// <returns>Both; where both say the same of a photo there is one advice, ours with its figures, the severer of the two severities, and the
    /// cloud's figures added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IReadOnlyList<PhotoAdvice> Merge(IReadOnlyList<PhotoAdvice> own, IReadOnlyList<PhotoAdvice> cloud)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(cloud);
        var merged = own.ToList();
        foreach (var seen in cloud)
        {
            var same = seen.Code == AdviceCodes.CloudFinding ? -1 : merged.FindIndex(item => item.Photo == seen.Photo && item.Code == seen.Code);
            if (same >= 0) merged[same] = Both(merged[same], seen);
            // A photo's advice stays together, before the set's.
            else if (merged.FindLastIndex(item => item.Photo == seen.Photo) is >= 0 and var last) merged.Insert(last + 1, seen);
            else if (merged.FindIndex(item => item.Photo is null) is >= 0 and var first) merged.Insert(first, seen);
            else merged.Add(seen);
        }

        return merged;
    }

    private static PhotoAdvice Both(PhotoAdvice own, PhotoAdvice seen)
    {
        var figures = new Dictionary<string, double>(own.Figures, StringComparer.Ordinal);
        foreach (var (name, value) in seen.Figures) figures.TryAdd(name, value);
        return own with { Severity = (AdviceSeverity)Math.Max((int)own.Severity, (int)seen.Severity), Finding = $"{own.Finding} (the cloud agrees)", Figures = figures };
    }

    private static void Class(string photo, string? seen, AdviceOptions options, AdviceList advice)
    {
        // The answer may lack it; empty or NONE means that nothing of any class was seen.
        if (seen is null || options.IsStyle || string.Equals(seen, options.SubjectClass.Trim(), StringComparison.OrdinalIgnoreCase)) return;
        if (seen.Length == 0 || string.Equals(seen, "NONE", StringComparison.OrdinalIgnoreCase))
            advice.Add(AdviceSeverity.Warning, AdviceCodes.CloudClass, photo, $"no {options.SubjectClass} seen by the cloud", "leave it out, or crop it around the subject");
        else if (!(options.IsPerson && Planning.SubjectClasses.IsPerson(seen) && options.SubjectClass.Trim().Equals("person", StringComparison.OrdinalIgnoreCase)))
            advice.Add(AdviceSeverity.Warning, AdviceCodes.CloudClass, photo, $"the cloud sees a {seen}, not a {options.SubjectClass}", "leave it out, or teach the other class");
    }
}
