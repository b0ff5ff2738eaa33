namespace Astria.Flux.AI.Tests.Themes;

/// <summary>A wire format for language models.</summary>
public enum Wire
{
    OpenAI = 0,
    Anthropic,
}
