namespace Astria.Flux.Lora;

/// <summary>How a LoRA file names its tensors.</summary>
public enum LoraFormat
{
    /// <summary>None of the known ways, or no LoRA.</summary>
    Unknown = 0,

    /// <summary>The diffusers library: <c>transformer.transformer_blocks.0.attn.to_q.lora_A.weight</c>.</summary>
    Diffusers,

    /// <summary>kohya's sd-scripts: <c>lora_unet_double_blocks_0_img_attn_qkv.lora_down.weight</c>.</summary>
    Kohya,

    /// <summary>Black Forest Labs' layer names, as x-flux and ComfyUI write them: <c>double_blocks.0.processor.qkv_lora1.down.weight</c>,
    /// <c>diffusion_model.double_blocks.0.img_attn.qkv.lora_A.weight</c>.</summary>
    Bfl,

    /// <summary>ai-toolkit: diffusers' names, with the modulation layers or a note of the tool.</summary>
    AiToolkit,
}
