using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Astria.Flux.Astria.Callbacks;

/// <summary>Signs callback addresses and knows them again: HMAC-SHA-256 over purpose, reference and expiry. Thread-safe.</summary>
public sealed class CallbackSigner
{
    private const string Version = "v1";

    private readonly CallbackOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates a signer.</summary>
    /// <param name="options">Address and keys.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">The options make no sense; every fault is listed.</exception>
    public CallbackSigner(CallbackOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } faults) throw new FluxPolicyException("Callbacks can't be set up like this.", faults);
        _options = options with { Keys = [.. options.Keys] };
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Makes an address for the service to call back.</summary>
    /// <param name="purpose">What is to be reported.</param>
    /// <param name="reference">The caller's own reference; it travels in the open, and must be unguessable only if it is a secret elsewhere.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException"><paramref name="reference"/> is empty or blank.</exception>
    /// <exception cref="InvalidOperationException">The options name no public address.</exception>
    public Uri Sign(CallbackPurpose purpose, string reference)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reference);
        var address = _options.PublicAddress ?? throw new InvalidOperationException($"Set {nameof(CallbackOptions)}.{nameof(CallbackOptions.PublicAddress)} to be called back.");
        var expires = (_time.GetUtcNow() + _options.Lifetime).ToUnixTimeSeconds();
        var key = _options.Keys[0];
        var query = Invariant($"?p={Name(purpose)}&r={Uri.EscapeDataString(reference)}&e={expires}&k={key.Id}&s={Base64Url.EncodeToString(Hash(key, purpose, reference, expires))}");
        return new(address.AbsoluteUri + query);
    }

    /// <summary>Judges the query of an address that was called.</summary>
    /// <param name="query">The values by name: <c>p</c>, <c>r</c>, <c>e</c>, <c>k</c>, <c>s</c>; <see langword="null"/> for one that is missing.</param>
    /// <param name="ticket">What a genuine or an expired address says.</param>
    /// <returns>The verdict. Signatures are compared in constant time.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is <see langword="null"/>.</exception>
    public CallbackVerdict Verify(Func<string, string?> query, out CallbackTicket? ticket)
    {
        ArgumentNullException.ThrowIfNull(query);
        ticket = null;
        if (query("p") is not { } name || !TryPurpose(name, out var purpose)
            || query("r") is not { Length: > 0 } reference
            || !long.TryParse(query("e"), NumberStyles.None, CultureInfo.InvariantCulture, out var expires) || expires > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || query("s") is not { } signature
            || _options.Keys.FirstOrDefault(key => key.Id == query("k")) is not { } key)
            return CallbackVerdict.Forged;
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (signature.Length != Base64Url.GetEncodedLength(HMACSHA256.HashSizeInBytes)
            || Base64Url.DecodeFromChars(signature, given, out _, out var length) != OperationStatus.Done || length != given.Length
            || !CryptographicOperations.FixedTimeEquals(given, Hash(key, purpose, reference, expires)))
            return CallbackVerdict.Forged;
        ticket = new(purpose, reference, DateTimeOffset.FromUnixTimeSeconds(expires));
        return ticket.Expires < _time.GetUtcNow() ? CallbackVerdict.Expired : CallbackVerdict.Genuine;
    }

    private static byte[] Hash(CallbackKey key, CallbackPurpose purpose, string reference, long expires) =>
        HMACSHA256.HashData(key.Secret.Span, Encoding.UTF8.GetBytes(Invariant($"{Version}\n{Name(purpose)}\n{expires}\n{reference}")));

    private static string Name(CallbackPurpose purpose) => purpose switch
    {
        CallbackPurpose.Tune => "tune",
        CallbackPurpose.Prompt => "prompt",
        CallbackPurpose.Prompts => "prompts",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "There is no such purpose."),
    };

    private static bool TryPurpose(string name, out CallbackPurpose purpose)
    {
        purpose = name switch { "prompt" => CallbackPurpose.Prompt, "prompts" => CallbackPurpose.Prompts, _ => CallbackPurpose.Tune };
        return name is "tune" or "prompt" or "prompts";
    }
}
