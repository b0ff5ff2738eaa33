namespace Astria.Flux.Prompts.Syntax;

/// <summary>The names by which a tag in angle brackets calls a network.</summary>
internal static class NetworkTags
{
    // lora and faceid: Astria's documentation. lyco, hypernet and embedding-like names: the web UI of AUTOMATIC1111.
    private static readonly string[] Names = ["lora", "faceid", "lyco", "hypernet"];

    public static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var name in Names)
        {
            if (text.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
