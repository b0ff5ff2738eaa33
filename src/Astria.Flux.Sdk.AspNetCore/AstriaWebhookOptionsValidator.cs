using Microsoft.Extensions.Options;

namespace Astria.Flux.AspNetCore;

/// <summary>Refuses an endpoint that can't work when the app starts, with every fault.</summary>
internal sealed class AstriaWebhookOptionsValidator : IValidateOptions<AstriaWebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, AstriaWebhookOptions options) =>
        options.Validate() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults.Select(fault => fault.ToString())) : ValidateOptionsResult.Success;
}
