using Astria.Flux.AI.Themes;
using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Themes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Astria.Flux.AI.Tests.Themes;

/// <summary>Who writes themes in an app.</summary>
public sealed class UseChatThemesTests
{
    private static readonly PromptTheme Theme = new("cozy winter cabin", new PromptSubject("ohwx", "man")) { Count = 1 };

    [Test]
    public async Task The_apps_model_writes()
    {
        await using var server = await ModelServer.StartAsync(Wire.OpenAI);
        var prompt = PromptThemes.Default.Write(Theme with { Seed = 5 }).Single();
        server.SaysPrompts(prompt);
        var services = new ServiceCollection();
        services.AddSingleton(server.Client());
        services.AddAstriaFlux(flux => flux.UseChatThemes());
        await using var provider = services.BuildServiceProvider();

        var result = await provider.GetRequiredService<IPromptThemes>().WriteAsync(Theme);

        result.Prompts.Single().Should().Be(new ThemedPrompt(prompt, PromptThemeSource.Model));
    }

    [Test]
    public async Task Without_a_model_the_grammar_writes()
    {
        var services = new ServiceCollection();
        services.AddAstriaFlux(flux => flux.UseChatThemes());
        await using var provider = services.BuildServiceProvider();

        var result = await provider.GetRequiredService<IPromptThemes>().WriteAsync(Theme);

        result.Prompts.Single().Source.Should().Be(PromptThemeSource.Grammar);
    }

    [Test]
    public async Task Options_that_make_no_sense_stop_the_app_with_every_fault()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddAstriaFlux(flux => flux.UseChatThemes(options =>
        {
            options.MaxAttempts = 0;
            options.Temperature = float.NaN;
        }));
        using var host = builder.Build();

        var start = () => host.StartAsync();

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures
            .Should().Equal("ChatThemeOptions.MaxAttempts: is 0; 1 to 10 are possible.", "ChatThemeOptions.Temperature: is NaN; it must be a finite number, 0 or more.");
    }

    [Test]
    public void A_writer_with_options_that_make_no_sense_is_refused()
    {
        using var client = new OpenAI.Chat.ChatClient("test", new System.ClientModel.ApiKeyCredential("test")).AsIChatClient();

        var create = () => new ChatPromptThemes(client, new() { MaxAnswerCharacters = 1, ModelId = " " });

        create.Should().Throw<ArgumentException>().WithMessage("*MaxAnswerCharacters*ModelId*");
    }
}
