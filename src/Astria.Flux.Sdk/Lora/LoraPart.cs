namespace Astria.Flux.Lora;

/// <summary>Which part of a module a tensor is.</summary>
internal enum LoraPart
{
    /// <summary>From the layer's inputs to the rank.</summary>
    Down,

    /// <summary>From the rank to the layer's outputs.</summary>
    Up,

    /// <summary>The scale.</summary>
    Alpha,
}
