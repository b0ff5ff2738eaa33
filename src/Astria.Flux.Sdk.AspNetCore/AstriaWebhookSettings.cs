using Astria.Flux.Settings;

namespace Astria.Flux.AspNetCore;

/// <summary>Reads the limits of the webhook endpoint from a configuration section.</summary>
internal static class AstriaWebhookSettings
{
    public static void Read(SettingsReader settings, AstriaWebhookOptions options)
    {
        options.LargestBody = settings.Int32(nameof(options.LargestBody), options.LargestBody);
        options.MostObjects = settings.Int32(nameof(options.MostObjects), options.MostObjects);
        options.RememberedCallbacks = settings.Int32(nameof(options.RememberedCallbacks), options.RememberedCallbacks);
        options.Rereads = settings.Int32(nameof(options.Rereads), options.Rereads);
        options.RereadDelay = settings.Time(nameof(options.RereadDelay), options.RereadDelay);
        options.AnswerWithin = settings.Time(nameof(options.AnswerWithin), options.AnswerWithin);
    }
}
