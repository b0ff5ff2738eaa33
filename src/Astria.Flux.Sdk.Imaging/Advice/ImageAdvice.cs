using Astria.Flux.Imaging.Facts;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Advice;

/// <summary>What there is to say about a photo as a picture.</summary>
internal static class ImageAdvice
{
    public static void Give(PhotoFacts photo, AdviceOptions options, AdviceList advice)
    {
        var limits = options.Image;
        int shorter = Math.Min(photo.Width, photo.Height), longer = Math.Max(photo.Width, photo.Height);
        if (limits.ShortSide.Below(shorter) is { } small)
            advice.Add(small.Severity, AdviceCodes.ImageTooSmall, photo.Name, Invariant($"low resolution: short side {shorter} px, below {small.Threshold}"), "take the original, not a copy from a chat or a website", ("shortSide", shorter), ("threshold", small.Threshold));
        var upscale = photo.UpscaleNeeded(options.TrainingArea);
        if (limits.Upscale.Above(upscale) is { } enlarged)
            advice.Add(enlarged.Severity, AdviceCodes.ImageNeedsUpscale, photo.Name, Invariant($"{upscale:0.00} times fewer pixels than are trained on, above {enlarged.Threshold}"), "take the original, or train at a smaller size", ("upscale", upscale), ("threshold", enlarged.Threshold));
        if (photo.Header!.JpegQuality is { } quality && limits.JpegQuality.Below(quality) is { } poor)
            advice.Add(poor.Severity, AdviceCodes.ImageJpegQuality, photo.Name, Invariant($"low quality: saved as JPEG of quality {quality}, below {poor.Threshold}"), "take the original; blocks and rings are learnt", ("quality", quality), ("threshold", poor.Threshold));
        var aspect = (double)longer / Math.Max(1, shorter);
        if (limits.Aspect.Above(aspect) is { } extreme)
            advice.Add(extreme.Severity, AdviceCodes.ImageAspectExtreme, photo.Name, Invariant($"sides {aspect:0.00} : 1, above {extreme.Threshold} : 1"), "crop it around the subject", ("aspect", aspect), ("threshold", extreme.Threshold));
        if (photo.Light is { } light && limits.Contrast.Below(light.Contrast) is { } flat)
            advice.Add(flat.Severity, AdviceCodes.ImageLowContrast, photo.Name, Invariant($"little contrast: {light.Contrast:0} of 255, below {flat.Threshold}"), "take one in better light", ("contrast", light.Contrast), ("threshold", flat.Threshold));
        // A person's photo is judged by the face.
        if (!options.IsPerson && photo.Sharpness is { } sharpness && limits.Focus.Below(sharpness.Focus) is { } blurred)
            advice.Add(blurred.Severity, AdviceCodes.ImageBlurred, photo.Name, Invariant($"blurry: focus {sharpness.Focus:0.000} at best, below {blurred.Threshold}"), "retake it or leave it out", ("focus", sharpness.Focus), ("threshold", blurred.Threshold));
    }
}
