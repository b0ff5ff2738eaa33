using Astria.Flux.DependencyInjection;
using Astria.Flux.Local.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives the linter the tokenizers of FLUX's text encoders.</summary>
public static class LocalTokenizerExtensions
{
    /// <summary>Makes the app's linter count tokens exactly instead of estimating them, whatever profile its options have.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="t5TokenizerPath">T5's tokenizer: its file (<c>spiece.model</c>, <c>tokenizer.json</c>), FLUX.1's folder <c>tokenizer_2</c>, or the folder of the whole
    /// model. It is opened once, when the app starts; an app whose path leads to none doesn't start. CLIP's comes along.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="t5TokenizerPath"/> is empty or blank.</exception>
    public static FluxBuilder UseLocalTokenizers(this FluxBuilder builder, string t5TokenizerPath)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(t5TokenizerPath);
        var tokenizers = new LinterTokenizers(t5TokenizerPath);
        builder.Services.AddSingleton<IPostConfigureOptions<FluxOptions>>(tokenizers);
        builder.Services.AddSingleton<IValidateOptions<FluxOptions>>(tokenizers);
        return builder;
    }
}
