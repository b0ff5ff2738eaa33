using Astria.Flux.Local.Flux;
using Astria.Flux.Torch.Devices;
using Astria.Flux.Torch.Models;
using Astria.Flux.Torch.Quantization;

namespace Astria.Flux.Torch;

/// <summary>How the engine for FLUX.1 at full size works.</summary>
public sealed class TorchEngineOptions
{
    // As far as the autoencoder's 8 and the packing's 2 pixels go.
    private const int PixelsOfToken = 8 * TokenGrid.Patch;

    /// <summary>The model's folder as it is published for diffusers: <c>transformer</c>, <c>vae</c>, <c>text_encoder</c>, <c>text_encoder_2</c>, <c>tokenizer_2</c>.</summary>
    /// <value>Default: <see langword="null"/>; then every part has a path of its own.</value>
    public string? ModelPath { get; set; }

    /// <summary>The transformer, in place of the folder's: a file as Black Forest Labs publish it (<c>flux1-dev.safetensors</c>) or diffusers' index of several.</summary>
    /// <value>Default: <see langword="null"/>, the folder's.</value>
    public string? TransformerPath { get; set; }

    /// <summary>The autoencoder, in place of the folder's: <c>ae.safetensors</c>.</summary>
    /// <value>Default: <see langword="null"/>, the folder's.</value>
    public string? AutoEncoderPath { get; set; }

    /// <summary>CLIP's text encoder, in place of the folder's: <c>clip_l.safetensors</c>.</summary>
    /// <value>Default: <see langword="null"/>, the folder's.</value>
    public string? ClipPath { get; set; }

    /// <summary>T5's encoder, in place of the folder's: <c>t5xxl_fp16.safetensors</c>, or an index of several files.</summary>
    /// <value>Default: <see langword="null"/>, the folder's.</value>
    public string? T5Path { get; set; }

    /// <summary>T5's tokenizer, in place of the folder's: <c>spiece.model</c> or <c>tokenizer.json</c>.</summary>
    /// <value>Default: <see langword="null"/>, the folder's.</value>
    public string? T5TokenizerPath { get; set; }

    /// <summary>CLIP's tokenizer, in place of the folder's: <c>merges.txt</c> or <c>tokenizer.json</c>.</summary>
    /// <value>Default: <see langword="null"/>, the folder's, or where it has none that of every FLUX.1.</value>
    public string? ClipTokenizerPath { get; set; }

    /// <summary>Whether you have read the model's licence and may use the model as you do. FLUX.1-dev and what is made of it, and models this library doesn't know, need it; FLUX.1-schnell (Apache-2.0) does not.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AcceptLicense { get; set; }

    /// <summary>What computes: <c>auto</c>, <c>cpu</c>, <c>cuda</c>, or <c>cuda:1</c> for the second GPU.</summary>
    /// <value>Default: <c>auto</c>, the first GPU of NVIDIA where there is one, or else the processor.</value>
    public string Device { get; set; } = TorchDevices.Auto;

    /// <summary>The numbers that are computed with.</summary>
    /// <value>Default: <see cref="TorchPrecision.Auto"/>.</value>
    public TorchPrecision Precision { get; set; }

    /// <summary>How the transformer's weights are kept: as they are computed with, or in 8 or 4 bits for cards of 24 and 16 GB.</summary>
    /// <value>Default: <see cref="WeightFormat.Full"/>.</value>
    public WeightFormat Weights { get; set; } = WeightFormat.Full;

    /// <summary>Whether training keeps only what goes from block to block and computes the rest again on the way back (activation checkpointing): about a quarter more time, a fraction of the memory.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Recompute { get; set; } = true;

    /// <summary>Sides of the squares, in pixels, whose areas photos are brought to for training, each photo to all that it is not too small for. Multiples of 16.</summary>
    /// <value>Default: 512, 768 and 1024 (as ai-toolkit trains FLUX.1). At least one.</value>
    public IReadOnlyList<int> Resolutions { get; set; } = [512, 768, 1024];

    /// <summary>Where jobs and the LoRAs they make are kept; created when needed.</summary>
    /// <value>Default: <c>astria-flux</c> in the user's local application data.</value>
    public string WorkDirectory { get; set; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "astria-flux");

    /// <summary>The free space of the work directory's disk, in bytes, below which the engine's health is called degraded.</summary>
    /// <value>Default: 1 GiB. 0 or more.</value>
    public long LeastFreeBytes { get; set; } = 1L << 30;

    /// <summary>How many pictures the base draws of what it knows, to be trained on beside the subject, so that the subject does not leak onto other things.</summary>
    /// <value>Default: 0: at full size each costs as much time as a picture. 0 or more.</value>
    public int PriorPictures { get; set; }

    /// <summary>What a preset's learning rate is multiplied with.</summary>
    /// <value>Default: 1: presets are made for FLUX.1. Above 0.</value>
    public double LearningRateScale { get; set; } = 1;

    /// <summary>Steps of a training whose preset leaves the number to the engine.</summary>
    /// <value>Default: 300, the minimum of the other presets. At least 1.</value>
    public int DefaultTrainingSteps { get; set; } = 300;

    /// <summary>Sampling steps of a picture when the request names none.</summary>
    /// <value>Default: <see langword="null"/>, the model's own: 28 of FLUX.1-dev (diffusers' default), 4 of schnell (its model card). At least 1.</value>
    public int? DefaultSamplingSteps { get; set; }

    /// <summary>Guidance of a picture when the request names none.</summary>
    /// <value>Default: <see langword="null"/>, the model's own: 3.5 of FLUX.1-dev (diffusers' default), none of schnell. 0 or more.</value>
    public double? DefaultGuidance { get; set; }

    /// <summary>Finds every value that makes no sense, and every file of the model that is not there. The files are not opened.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>(new ModelFiles(this).Faults());
        if (!TorchDevices.IsName(Device)) faults.Add(new(nameof(Device), $"is '{Device}'; it must be auto, cpu, cuda or cuda: and a number."));
        if (!Enum.IsDefined(Precision)) faults.Add(new(nameof(Precision), $"is {Precision}; it must be one of {string.Join(", ", Enum.GetNames<TorchPrecision>())}."));
        if (!Enum.IsDefined(Weights)) faults.Add(new(nameof(Weights), $"is {Weights}; it must be one of {string.Join(", ", Enum.GetNames<WeightFormat>())}."));
        if (Resolutions is not { Count: > 0 }) faults.Add(new(nameof(Resolutions), "are none; name at least one, such as 1024."));
        else if (Resolutions.Any(side => side < PixelsOfToken || side % PixelsOfToken != 0)) faults.Add(new(nameof(Resolutions), $"are {string.Join(", ", Resolutions)}; each must be a multiple of {PixelsOfToken}."));
        if (string.IsNullOrWhiteSpace(WorkDirectory)) faults.Add(new(nameof(WorkDirectory), "is empty; name a folder that may be written to."));
        Require(LeastFreeBytes >= 0, nameof(LeastFreeBytes), LeastFreeBytes, "0 or more");
        Require(PriorPictures >= 0, nameof(PriorPictures), PriorPictures, "0 or more");
        Require(LearningRateScale is > 0 and < double.PositiveInfinity, nameof(LearningRateScale), LearningRateScale, "above 0");
        Require(DefaultTrainingSteps >= 1, nameof(DefaultTrainingSteps), DefaultTrainingSteps, "at least 1");
        Require(DefaultSamplingSteps is null or >= 1, nameof(DefaultSamplingSteps), DefaultSamplingSteps, "at least 1");
        Require(DefaultGuidance is null or (>= 0 and < double.PositiveInfinity), nameof(DefaultGuidance), DefaultGuidance, "0 or more");
        return faults;

        void Require(bool fine, string member, IFormattable? value, string range)
        {
            if (!fine) faults.Add(new(member, FormattableString.Invariant($"is {value}; it must be {range}.")));
        }
    }
}
