namespace Astria.Flux.Planning.Exports;

/// <summary>Where another trainer finds and leaves things; a plan knows nothing of folders.</summary>
public sealed record ExportSettings
{
    /// <summary>What the LoRA is called.</summary>
    /// <value>Default: <c>flux-lora</c>.</value>
    public string Name { get; init; } = "flux-lora";

    /// <summary>The folder of the images, with captions beside them.</summary>
    /// <value>Default: <c>images</c>.</value>
    public string ImageFolder { get; init; } = "images";

    /// <summary>The folder the LoRA is written to.</summary>
    /// <value>Default: <c>output</c>.</value>
    public string OutputFolder { get; init; } = "output";

    /// <summary>The base model: a name on Hugging Face, or a path, as the trainer wants it.</summary>
    /// <value>Default: <c>black-forest-labs/FLUX.1-dev</c>.</value>
    public string BaseModel { get; init; } = "black-forest-labs/FLUX.1-dev";

    /// <summary>The file of the CLIP-L text encoder, for kohya.</summary>
    /// <value>Default: <c>clip_l.safetensors</c>.</value>
    public string ClipFile { get; init; } = "clip_l.safetensors";

    /// <summary>The file of the T5 text encoder, for kohya.</summary>
    /// <value>Default: <c>t5xxl_fp16.safetensors</c>.</value>
    public string T5File { get; init; } = "t5xxl_fp16.safetensors";

    /// <summary>The file of the autoencoder, for kohya.</summary>
    /// <value>Default: <c>ae.safetensors</c>.</value>
    public string AutoEncoderFile { get; init; } = "ae.safetensors";
}
