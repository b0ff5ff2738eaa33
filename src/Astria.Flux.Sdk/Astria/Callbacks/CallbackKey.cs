namespace Astria.Flux.Astria.Callbacks;

/// <summary>A key that callback addresses are signed with.</summary>
/// <param name="Id">Its name, which stands in the addresses, so that keys can be changed: letters and digits.</param>
/// <param name="Secret">The secret, at least 32 bytes (the size of the hash).</param>
public sealed record CallbackKey(string Id, ReadOnlyMemory<byte> Secret)
{
    /// <summary>A key from text such as a setting.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="base64">The secret in base 64, at least 32 bytes.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException"><paramref name="base64"/> is not base 64.</exception>
    public static CallbackKey FromBase64(string id, string base64) => new(id, Convert.FromBase64String(base64));

    /// <summary>The name; never the secret.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => $"{nameof(CallbackKey)} {Id}";
}
