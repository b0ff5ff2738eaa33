using Astria.Flux.DependencyInjection;
using Astria.Flux.Local.Text;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Local.DependencyInjection;

/// <summary>Makes the linter count with FLUX's tokenizers, and stops a host that has none where it says.</summary>
/// <remarks>After what code and configuration say: they choose the profile, and the tokenizers count for it.</remarks>
internal sealed class LinterTokenizers(string t5TokenizerPath) : IPostConfigureOptions<FluxOptions>, IValidateOptions<FluxOptions>
{
    private readonly Lazy<(FluxTokenCounter? Counter, string? Fault)> _opened = new(() => Open(t5TokenizerPath));

    public void PostConfigure(string? name, FluxOptions options)
    {
        if (_opened.Value.Counter is { } counter && options.Lint is { } lint)
            options.Lint = lint with { Profile = lint.Profile with { TokenCounter = counter } };
    }

    public ValidateOptionsResult Validate(string? name, FluxOptions options) =>
        _opened.Value.Fault is { } fault ? ValidateOptionsResult.Fail($"The linter's tokenizers: {fault}") : ValidateOptionsResult.Success;

    private static (FluxTokenCounter? Counter, string? Fault) Open(string path)
    {
        try
        {
            return (FluxTokenCounter.Open(path), null);
        }
        catch (Exception exception) when (exception is WeightsException or IOException or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
    }
}
