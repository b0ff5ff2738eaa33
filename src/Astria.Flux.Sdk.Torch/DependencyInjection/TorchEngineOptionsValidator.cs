using Microsoft.Extensions.Options;

namespace Astria.Flux.Torch.DependencyInjection;

/// <summary>Stops a host whose engine for FLUX.1 can't work as it is set up, naming every fault.</summary>
internal sealed class TorchEngineOptionsValidator : IValidateOptions<TorchEngineOptions>
{
    public ValidateOptionsResult Validate(string? name, TorchEngineOptions options) =>
        options.Validate() is { Count: > 0 } faults
            ? ValidateOptionsResult.Fail(faults.Select(fault => $"The engine for FLUX.1 '{name}': {fault}"))
            : ValidateOptionsResult.Success;
}
