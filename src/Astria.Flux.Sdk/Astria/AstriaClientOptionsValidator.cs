using Microsoft.Extensions.Options;

namespace Astria.Flux.Astria;

/// <summary>Refuses a client that can't work when the app starts, with every fault.</summary>
internal sealed class AstriaClientOptionsValidator : IValidateOptions<AstriaClientOptions>
{
    public ValidateOptionsResult Validate(string? name, AstriaClientOptions options) =>
        options.Validate() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults.Select(fault => fault.ToString())) : ValidateOptionsResult.Success;
}
