using Astria.Flux.Prompts.Tokens;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>What the target of a prompt understands. Linting depends on it.</summary>
public sealed record PromptProfile
{
    // black-forest-labs/flux, cli.py, and diffusers' pipeline_flux.py: longer texts are cut off or refused.
    private const int DevT5Limit = 512;
    private const int SchnellT5Limit = 256;

    // CLIP-L's positions, the marks of beginning and end among them.
    private const int DefaultClipLimit = 77;

    /// <summary>FLUX at Astria: no weights, no negatives; <c>&lt;lora:…&gt;</c>, <c>&lt;faceid:…&gt;</c> and Astria's flags. Source: Astria's documentation, FLUX fine-tuning page.</summary>
    public static PromptProfile AstriaFlux { get; } = new() { Name = "astria-flux", UnderstandsNetworkTags = true, UnderstandsAstriaFlags = true };

    /// <summary>FLUX.1 [dev] with the text handed over as it is, as by diffusers or the model's own program.</summary>
    public static PromptProfile RawFluxDev { get; } = new() { Name = "raw-flux-dev" };

    /// <summary>FLUX.1 [schnell] with the text handed over as it is: half as many tokens.</summary>
    public static PromptProfile RawFluxSchnell { get; } = new() { Name = "raw-flux-schnell", Model = PromptModel.Schnell, T5TokenLimit = SchnellT5Limit };

    /// <summary>A front end that weights T5's output itself and runs networks from tags, as Forge, ComfyUI and sd_embed do. Negatives still don't act.</summary>
    public static PromptProfile Permissive { get; } = new()
    {
        Name = "permissive",
        UnderstandsWeights = true,
        UnderstandsNetworkTags = true,
        UnderstandsTemplates = true,
    };

    /// <summary>FLUX with true guidance, as an engine of one's own can draw it at twice the time: no weights and no negatives in the prompt, but
    /// a negative prompt beside it.</summary>
    public static PromptProfile FluxTrueGuidance { get; } = new() { Name = "flux-true-guidance", TakesNegativePrompt = true };

    /// <summary>Its name, for people and settings.</summary>
    public required string Name { get; init; }

    /// <summary>Whether weights in brackets act.</summary>
    /// <value>Default: <see langword="false"/>: the brackets and the number are drawn from like any other words.</value>
    public bool UnderstandsWeights { get; init; }

    /// <summary>Whether naming an unwanted thing keeps it away.</summary>
    /// <value>Default: <see langword="false"/>: the thing named tends to appear.</value>
    public bool UnderstandsNegation { get; init; }

    /// <summary>Whether there is a negative prompt beside the prompt, so that what is unwanted can be said there.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool TakesNegativePrompt { get; init; }

    /// <summary>Whether <c>&lt;lora:…&gt;</c> and its like call a network.</summary>
    /// <value>Default: <see langword="false"/>: they are text.</value>
    public bool UnderstandsNetworkTags { get; init; }

    /// <summary>Whether Astria's <c>--flags</c> are taken out of the text and obeyed.</summary>
    /// <value>Default: <see langword="false"/>: they are text.</value>
    public bool UnderstandsAstriaFlags { get; init; }

    /// <summary>Whether something fills in wildcards, choices and schedules before the model sees the text.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool UnderstandsTemplates { get; init; }

    /// <summary>Which model draws.</summary>
    /// <value>Default: <see cref="PromptModel.Dev"/>.</value>
    public PromptModel Model { get; init; }

    /// <summary>How many T5 tokens the model sees; what is behind them is cut off.</summary>
    /// <value>Default: 512.</value>
    public int T5TokenLimit { get; init; } = DevT5Limit;

    /// <summary>How many CLIP tokens the model sees.</summary>
    /// <value>Default: 77.</value>
    public int ClipTokenLimit { get; init; } = DefaultClipLimit;

    /// <summary>So many characters can hardly pass a limit, whatever counts: half of the tokens of T5 if each is a character, two characters for each of CLIP.</summary>
    internal long SafeLength => Math.Min((T5TokenLimit / 2) - 1L, ClipTokenLimit * 2L);

    /// <summary>What counts tokens.</summary>
    /// <value>Default: <see cref="TokenEstimate"/>.</value>
    public ITokenCounter TokenCounter { get; init; } = TokenEstimate.Instance;
}
