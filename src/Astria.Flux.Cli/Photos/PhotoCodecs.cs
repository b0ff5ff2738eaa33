using System.Runtime.InteropServices;
using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Heic;

namespace Astria.Flux.Cli.Photos;

/// <summary>What reads photos.</summary>
internal static class PhotoCodecs
{
    /// <summary>Makes the codecs of a run. Photos of iPhones too: who uses a command can't add a package to it.</summary>
    public static IReadOnlyList<IImageCodec> Make() => HasHeic ? [new DecodeCache(new SkiaImageCodec()), new HeicImageCodec()] : [new DecodeCache(new SkiaImageCodec())];

    // Magick.NET comes for every processor the command runs on but Intel Macs.
    private static bool HasHeic => !(OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.X64);
}
