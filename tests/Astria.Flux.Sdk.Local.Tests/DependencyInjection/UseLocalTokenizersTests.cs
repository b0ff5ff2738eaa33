using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Prompts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Local.Tests.DependencyInjection;

internal sealed class UseLocalTokenizersTests
{
    [Test]
    public void The_apps_linter_counts_exactly_and_keeps_its_profile()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Lint:Profile", "raw-flux-schnell"), new("Lint:Rules:FLX201", "none")]).Build();
        using var provider = new ServiceCollection().AddAstriaFlux(configuration).UseLocalTokenizers(GoldenData.PathOf("t5like_unigram.model")).Services.BuildServiceProvider();

        var linter = provider.GetRequiredService<PromptLinter>();

        (linter.Profile.Name, linter.Profile.TokenCounter.IsExact).Should().Be(("raw-flux-schnell", true));
        linter.Lint("a man, no hat").IsClean.Should().BeTrue();
    }

    [Test]
    public void An_app_without_a_tokenizer_where_it_says_does_not_start()
    {
        using var provider = new ServiceCollection().AddAstriaFlux(flux => flux.UseLocalTokenizers("/no/model")).Services.BuildServiceProvider();

        FluentActions.Invoking(provider.GetRequiredService<PromptLinter>).Should().Throw<OptionsValidationException>().WithMessage("*tokenizers*/no/model*");
    }

    [Test]
    public void A_path_that_says_nothing_is_refused() =>
        FluentActions.Invoking(() => new ServiceCollection().AddAstriaFlux(flux => flux.UseLocalTokenizers(" "))).Should().Throw<ArgumentException>();
}
