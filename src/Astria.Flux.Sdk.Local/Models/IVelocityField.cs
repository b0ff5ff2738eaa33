namespace Astria.Flux.Local.Models;

/// <summary>A model that has read some prompts: from every place on the way from noise to picture it knows the direction.</summary>
internal interface IVelocityField : IDisposable
{
    /// <summary>Velocity (noise − picture) of every picture, in the order of the prompts: as many values as went in.</summary>
    /// <param name="tokens">The pictures' tokens, one picture after the other.</param>
    /// <param name="time">Where all of them are, 1 (noise) to 0 (picture).</param>
    /// <param name="guidance">Guidance scale, for models that read one.</param>
    /// <param name="cancellationToken">May stop in the middle.</param>
    float[] At(ReadOnlySpan<float> tokens, float time, float? guidance, CancellationToken cancellationToken);
}
