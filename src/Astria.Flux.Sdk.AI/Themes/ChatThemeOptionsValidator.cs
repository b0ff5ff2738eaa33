using Microsoft.Extensions.Options;

namespace Astria.Flux.AI.Themes;

/// <summary>Stops an app whose options for themes make no sense, with every fault.</summary>
internal sealed class ChatThemeOptionsValidator : IValidateOptions<ChatThemeOptions>
{
    public ValidateOptionsResult Validate(string? name, ChatThemeOptions options) =>
        options.Validate() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults.Select(fault => $"{nameof(ChatThemeOptions)}.{fault}")) : ValidateOptionsResult.Success;
}
