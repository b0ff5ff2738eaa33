using Microsoft.Extensions.Options;

namespace Astria.Flux.Astria.Engine;

/// <summary>Refuses an engine that can't work when the app starts, with every fault.</summary>
internal sealed class AstriaEngineOptionsValidator : IValidateOptions<AstriaEngineOptions>
{
    public ValidateOptionsResult Validate(string? name, AstriaEngineOptions options) =>
        options.Validate() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults.Select(fault => fault.ToString())) : ValidateOptionsResult.Success;
}
