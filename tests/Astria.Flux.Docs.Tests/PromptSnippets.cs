using Astria.Flux.Generation;
using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Themes;
using Astria.Flux.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of docs/prompts.md.</summary>
internal sealed class PromptSnippets
{
    [Test]
    public void Themes()
    {
        #region themes
        var theme = new PromptTheme("cozy winter cabin", PromptSubject.Parse("ohwx man")) { Count = 10, Seed = 7 };

        foreach (string prompt in PromptThemes.Default.Write(theme))
            Console.WriteLine(prompt);
        #endregion

        PromptThemes.Default.Write(theme).Should().HaveCount(10);
    }

    [Test]
    public async Task Chat_themes()
    {
        var services = new ServiceCollection();
        var cancellationToken = CancellationToken.None;
        using var chatClient = new SilentChatClient();
        var themes = PromptThemes.Default;

        #region chat-themes
        services.AddSingleton<IChatClient>(chatClient);
        services.AddAstriaFlux(flux => flux.UseChatThemes(o => o.MaxAttempts = 3));

        // Anywhere in the app; without an IChatClient the grammar writes.
        PromptThemeResult made = await themes.WriteAsync(new("cyberpunk night market", PromptSubject.Parse("ohwx mug")), cancellationToken);
        foreach (ThemedPrompt prompt in made.Prompts) Console.WriteLine($"{prompt.Source}: {prompt.Text}");
        foreach (PromptThemeRejection rejection in made.Rejections) Console.WriteLine(rejection);
        #endregion

        await using var provider = services.BuildServiceProvider();
        var written = await provider.GetRequiredService<IPromptThemes>().WriteAsync(new("cyberpunk night market", PromptSubject.Parse("ohwx mug")), cancellationToken);
        (written.Prompts.Count, written.Usage!.Requests).Should().Be((10, 3));
    }

    [Test]
    public void Prompt_builder()
    {
        #region prompt-builder
        string prompt = PromptBuilder.For("ohwx", "man")
            .WithAction("stands")
            .WithScene("on a pier at dawn")
            .WithDetail("wearing a linen shirt")
            .WithLettering("holding a sign", "Hello")
            .WithLight("soft light from the left")
            .WithCamera("shot on a 35mm lens from a low angle")
            .Build();
        // ohwx man stands on a pier at dawn, wearing a linen shirt, holding a sign with the words "Hello". Soft light from the left. Shot on a 35mm lens from a low angle.
        #endregion

        prompt.Should().Be(
            "ohwx man stands on a pier at dawn, wearing a linen shirt, holding a sign with the words \"Hello\". Soft light from the left. Shot on a 35mm lens from a low angle.");
    }

    [Test]
    public void Prompt_faults()
    {
        const string whatSomebodyTyped = "on a pier --ar 16:9";

        #region prompt-faults
        var builder = PromptBuilder.For("ohwx", "man").WithScene(whatSomebodyTyped);

        if (!builder.TryBuild(out string? prompt, out IReadOnlyList<FluxFault> faults))
            foreach (FluxFault fault in faults) Console.WriteLine(fault);    // Scene, characters 10–19: FLX110: …
        #endregion

        prompt.Should().BeNull();
        faults.Should().Contain(fault => fault.Place == "Scene, characters 10–19" && fault.Problem.StartsWith("FLX110: ", StringComparison.Ordinal));
    }

    [Test]
    public void Prompt_request()
    {
        var tune = FluxModels.Tune();

        #region prompt-request
        GenerationRequest request = tune.Prompt()
            .WithScene("on a wooden table")
            .WithLight("soft window light")
            .ToRequest(tune);
        request = request with { Count = 4 };
        #endregion

        request.Prompt.Should().Be($"{tune.Token} {tune.SubjectClass} on a wooden table. Soft window light.");
        request.Tunes.Should().ContainSingle();
    }

    // A model that has nothing to say.
    private sealed class SilentChatClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "")));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
