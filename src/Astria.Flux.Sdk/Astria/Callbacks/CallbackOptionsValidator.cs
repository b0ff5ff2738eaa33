using Microsoft.Extensions.Options;

namespace Astria.Flux.Astria.Callbacks;

/// <summary>Refuses callbacks that can't work when the app starts, with every fault.</summary>
internal sealed class CallbackOptionsValidator : IValidateOptions<CallbackOptions>
{
    public ValidateOptionsResult Validate(string? name, CallbackOptions options) =>
        options.Validate() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults.Select(fault => fault.ToString())) : ValidateOptionsResult.Success;
}
