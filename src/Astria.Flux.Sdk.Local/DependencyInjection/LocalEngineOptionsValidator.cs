using Microsoft.Extensions.Options;

namespace Astria.Flux.Local.DependencyInjection;

/// <summary>Stops a host whose embedded engine can't work as it is set up, naming every fault.</summary>
internal sealed class LocalEngineOptionsValidator : IValidateOptions<LocalEngineOptions>
{
    public ValidateOptionsResult Validate(string? name, LocalEngineOptions options) =>
        options.Validate() is { Count: > 0 } faults
            ? ValidateOptionsResult.Fail(faults.Select(fault => $"The embedded engine '{name}': {fault}"))
            : ValidateOptionsResult.Success;
}
