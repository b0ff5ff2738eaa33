using System.Net;
using System.Text.RegularExpressions;

namespace Astria.Flux.Astria.Http;

/// <summary>Takes out of foreign text what must not reach errors and logs: keys, signed addresses, markup.</summary>
internal static partial class Redaction
{
    public const string Hidden = "[hidden]";

    private const int LongestMessage = 300;

    // Shorter texts are no secrets, and hiding them would garble every message.
    private const int ShortestSecret = 4;

    /// <summary>A message of the service, as plain text without secrets.</summary>
    public static string PlainText(string message) => Shown(message, [], AstriaDisclosure.None);

    /// <summary>A message of the service, as plain text, showing of what was sent only what may be disclosed. The key never is.</summary>
    public static string Shown(string message, IReadOnlyList<string> secrets, AstriaDisclosure disclose)
    {
        // Whole texts go before markup does, for they may hold LoRA tokens, which look like markup; and before anything is cut off.
        var hidden = disclose.HasFlag(AstriaDisclosure.Texts) ? [] : secrets.Where(secret => secret.Trim().Length >= ShortestSecret).Select(secret => secret.Trim()).ToList();
        var plain = Without(message, hidden);
        plain = Without(plain, hidden.Select(WebUtility.HtmlEncode));
        plain = Tags().Replace(plain, string.Empty);
        plain = Without(plain, hidden.Select(secret => Tags().Replace(secret, string.Empty).Trim()));
        if (!disclose.HasFlag(AstriaDisclosure.Addresses)) plain = Addresses().Replace(plain, "${site}/" + Hidden);
        plain = Keys().Replace(plain, Hidden);
        return plain.Length <= LongestMessage ? plain : string.Concat(plain.AsSpan(0, LongestMessage), "…");
    }

    private static string Without(string message, IEnumerable<string?> secrets) => secrets
        .Where(secret => secret is { Length: >= ShortestSecret })
        .Aggregate(message, static (text, secret) => text.Replace(secret!, Hidden, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("<[a-zA-Z/][^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?<site>https?://[^\s/?#""']+)[^\s""']*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\bsd_[A-Za-z0-9_\-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Keys();
}
