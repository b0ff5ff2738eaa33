using Astria.Flux.Cli.Files;
using Astria.Flux.Generation;

namespace Astria.Flux.Cli.Generate;

/// <summary>Names pictures, so that their names are known before they are drawn: <c>01-ohwx-man-on-a-pier-1.png</c>.</summary>
internal static class PictureNames
{
    /// <summary>The name of a picture, without its ending.</summary>
    /// <param name="prompt">The place of its prompt among all, from 0.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="image">The place of the picture among the prompt's, from 0.</param>
    public static string Of(int prompt, GenerationRequest request, int image) => Invariant($"{prompt + 1:D2}-{FileNames.Slug(request.Prompt)}-{image + 1}");
}
