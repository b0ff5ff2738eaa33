using Astria.Flux.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Torch.Tests.DependencyInjection;

internal static class TestServices
{
    public static ServiceProvider AddAstriaFluxServices(this ServiceCollection services, Action<FluxBuilder> configure)
    {
        services.AddAstriaFlux(configure);
        return services.BuildServiceProvider();
    }
}
