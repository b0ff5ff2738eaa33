using Astria.Flux.Settings;

namespace Astria.Flux.Astria.Callbacks;

/// <summary>Reads the options of callbacks from a configuration section.</summary>
internal static class CallbackSettings
{
    public static void Read(SettingsReader settings, CallbackOptions options)
    {
        options.PublicAddress = settings.Address(nameof(options.PublicAddress), options.PublicAddress);
        options.Lifetime = settings.Time(nameof(options.Lifetime), options.Lifetime);
        if (settings.Groups(nameof(options.Keys)) is { Count: > 0 } keys) options.Keys = [.. keys.Select(Key)];
    }

    private static CallbackKey Key(SettingsReader settings)
    {
        var id = settings.RequiredText(nameof(CallbackKey.Id));
        var secret = settings.RequiredText(nameof(CallbackKey.Secret));
        settings.RefuseUnknown();
        var bytes = new byte[secret.Length];

        // The secret itself must never stand in a message.
        if (!Convert.TryFromBase64String(secret, bytes, out var length)) settings.Fault(nameof(CallbackKey.Secret), "is not base 64.");
        return new(id, bytes.AsMemory(0, length));
    }
}
