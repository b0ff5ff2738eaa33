using Astria.Flux.Astria.Images;
using Astria.Flux.Settings;

namespace Astria.Flux.Astria.Engine;

/// <summary>Reads the engine's options from a configuration section.</summary>
internal static class AstriaEngineSettings
{
    public static void Read(SettingsReader settings, AstriaEngineOptions options)
    {
        options.Name = settings.Text(nameof(options.Name)) ?? options.Name;
        options.FirstPoll = settings.Time(nameof(options.FirstPoll), options.FirstPoll);
        options.LongestPoll = settings.Time(nameof(options.LongestPoll), options.LongestPoll);
        options.TrainingTimeout = settings.Time(nameof(options.TrainingTimeout), options.TrainingTimeout);
        options.GenerationTimeout = settings.Time(nameof(options.GenerationTimeout), options.GenerationTimeout);
        options.ProbeTimeout = settings.Time(nameof(options.ProbeTimeout), options.ProbeTimeout);
        options.SendHyperparameters = settings.Boolean(nameof(options.SendHyperparameters), options.SendHyperparameters);
        options.Downloads = Downloads(settings.Group(nameof(options.Downloads)), options.Downloads);
    }

    private static ImageDownloadOptions Downloads(SettingsReader settings, ImageDownloadOptions usual)
    {
        var options = new ImageDownloadOptions
        {
            LargestBytes = settings.Int64(nameof(usual.LargestBytes)) ?? usual.LargestBytes,
            AttemptTimeout = settings.Time(nameof(usual.AttemptTimeout), usual.AttemptTimeout),
            Retries = settings.Int32(nameof(usual.Retries), usual.Retries),
            Delay = settings.Time(nameof(usual.Delay), usual.Delay),
            LongestDelay = settings.Time(nameof(usual.LongestDelay), usual.LongestDelay),
        };
        settings.RefuseUnknown();
        return options;
    }
}
