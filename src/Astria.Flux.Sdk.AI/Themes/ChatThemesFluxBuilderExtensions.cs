using Astria.Flux.AI.Themes;
using Astria.Flux.DependencyInjection;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Themes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Has the app's language model write themes.</summary>
public static class ChatThemesFluxBuilderExtensions
{
    /// <summary>Makes <see cref="IPromptThemes"/> ask the app's <see cref="IChatClient"/>; without one, the library's own grammar goes on writing.</summary>
    /// <param name="builder">The app's builder.</param>
    /// <param name="configure">Sets how the model is asked; <see langword="null"/> for the defaults. They are checked when the app starts.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static FluxBuilder UseChatThemes(this FluxBuilder builder, Action<ChatThemeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<ChatThemeOptions>().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ChatThemeOptions>, ChatThemeOptionsValidator>());
        builder.Services.Replace(ServiceDescriptor.Singleton(Themes));
        return builder;
    }

    private static IPromptThemes Themes(IServiceProvider services)
    {
        var linter = services.GetRequiredService<PromptLinter>();
        return services.GetService<IChatClient>() is { } client
            ? new ChatPromptThemes(client, services.GetRequiredService<IOptions<ChatThemeOptions>>().Value, linter)
            : new PromptThemes(linter);
    }
}
