using Astria.Flux.Generation;
using Astria.Flux.Testing;
using Astria.Flux.Training;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of docs/engines.md.</summary>
internal sealed class EnginesSnippets
{
    [Test]
    public void Use_local()
    {
        var services = new ServiceCollection();

        #region use-local
        services.AddAstriaFlux(flux => flux.UseLocal(o =>
        {
            o.WorkDirectory = "flux-jobs";      // jobs, checkpoints and tunes; a stopped training goes on from here
            o.Threads = 2;                      // changes the time, never the pictures
        }));
        #endregion

        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IFluxTrainer>().Name.Should().Be("local");
    }

    [Test]
    public void Use_astria()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Astria:ApiKey", "sd_example")]).Build();

        #region use-astria
        services.AddAstriaFlux(flux => flux.UseAstria(o => o.ApiKey = configuration["Astria:ApiKey"]!));
        #endregion

        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IFluxTrainer>().Name.Should().Be("astria");
    }

    [Test]
    public void Several_engines()
    {
        const string key = "sd_example";
        var services = new ServiceCollection();

        #region several-engines
        services.AddAstriaFlux(flux => flux
            .UseLocal("draft", o => o.WorkDirectory = "drafts")
            .UseAstria(o => o.ApiKey = key)
            .Configure(o => o.DefaultTrainer = o.DefaultGenerator = "astria"));

        using var provider = services.BuildServiceProvider();
        var draft = provider.GetRequiredKeyedService<IFluxTrainer>("draft");
        var paid = provider.GetRequiredService<IFluxTrainer>();    // astria
        #endregion

        (draft.Name, paid.Name).Should().Be(("draft", "astria"));
    }

    [Test]
    public async Task Own_engine()
    {
        var services = new ServiceCollection();

        #region own-engine
        services.AddAstriaFlux(flux => flux
            .AddTrainer("farm", _ => new FarmTrainer())
            .AddGenerator("farm", _ => new FarmGenerator()));
        #endregion

        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IFluxTrainer>().Name.Should().Be("farm");
        (await provider.GetRequiredService<IFluxGenerator>().GenerateAsync(new("ohwx man on a pier"))).Images.Should().ContainSingle();
    }

    private sealed class FarmTrainer : IFluxTrainer
    {
        private readonly FakeFluxEngine _inner = new();

        public string Name => "farm";

        public Task<TrainingJob> SubmitAsync(TrainingRequest request, CancellationToken cancellationToken = default) => _inner.SubmitAsync(request, cancellationToken);

        public Task<TrainingStatus> GetStatusAsync(TrainingJob job, CancellationToken cancellationToken = default) => _inner.GetStatusAsync(job, cancellationToken);

        public Task<Tune> WaitAsync(TrainingJob job, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) => _inner.WaitAsync(job, progress, cancellationToken);

        public Task CancelAsync(TrainingJob job, CancellationToken cancellationToken = default) => _inner.CancelAsync(job, cancellationToken);
    }

    private sealed class FarmGenerator : IFluxGenerator
    {
        private readonly FakeFluxEngine _inner = new();

        public Task<GenerationResult> GenerateAsync(GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default) =>
            _inner.GenerateAsync(request, progress, cancellationToken);
    }
}
