using Astria.Flux.Generation;

namespace Astria.Flux.Cli.Generate;

/// <summary>Pictures that a user ordered.</summary>
/// <param name="Requests">What to draw, in order.</param>
/// <param name="Folder">Where the pictures go; a full path.</param>
/// <param name="ShownFolder">The same as the user wrote it.</param>
/// <param name="Force">Whether pictures that are there are replaced.</param>
internal sealed record GenerateOrder(IReadOnlyList<GenerationRequest> Requests, string Folder, string ShownFolder, bool Force);
