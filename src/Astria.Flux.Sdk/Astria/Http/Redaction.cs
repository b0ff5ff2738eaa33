using System.Text.RegularExpressions;

namespace Astria.Flux.Astria.Http;

/// <summary>Takes out of foreign text what must not reach errors and logs: keys, signed addresses, markup.</summary>
internal static partial class Redaction
{
    public const string Hidden = "[hidden]";

    private const int LongestMessage = 300;

    /// <summary>A message of the service, as plain text without secrets.</summary>
    public static string PlainText(string message)
    {
        var plain = Keys().Replace(Addresses().Replace(Tags().Replace(message, string.Empty), "${site}/" + Hidden), Hidden);
        return plain.Length <= LongestMessage ? plain : string.Concat(plain.AsSpan(0, LongestMessage), "…");
    }

    // Messages echo what was sent: prompts among it.
    public static string Without(string message, string? secret) =>
        string.IsNullOrWhiteSpace(secret) ? message : message.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("<[a-zA-Z/][^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?<site>https?://[^\s/?#""']+)[^\s""']*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\bsd_[A-Za-z0-9_\-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Keys();
}
