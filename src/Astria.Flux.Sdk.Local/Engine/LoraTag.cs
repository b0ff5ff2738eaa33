namespace Astria.Flux.Local.Engine;

/// <summary>A LoRA called in a prompt: <c>&lt;lora:name:weight&gt;</c>.</summary>
/// <param name="Name">What the prompt calls it.</param>
/// <param name="Weight">How much it counts, 1 where the tag doesn't say.</param>
internal sealed record LoraTag(string Name, double Weight);
