namespace Astria.Flux.Local.Engine;

/// <summary>Finds LoRA files by the names that <c>&lt;lora:name:weight&gt;</c> tags call them.</summary>
internal interface ILoraShelf
{
    /// <summary>The file; <see langword="null"/> when nothing goes by that name.</summary>
    string? Find(string name);
}
