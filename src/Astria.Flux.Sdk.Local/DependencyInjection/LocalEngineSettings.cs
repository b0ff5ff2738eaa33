using Astria.Flux.Settings;

namespace Astria.Flux.Local.DependencyInjection;

/// <summary>Reads the embedded engine's options from a configuration section.</summary>
internal static class LocalEngineSettings
{
    public static void Read(SettingsReader settings, LocalEngineOptions options)
    {
        options.ModelPath = settings.Text(nameof(options.ModelPath)) ?? options.ModelPath;
        options.WorkDirectory = settings.Text(nameof(options.WorkDirectory)) ?? options.WorkDirectory;
        options.LeastFreeBytes = settings.Int64(nameof(options.LeastFreeBytes)) ?? options.LeastFreeBytes;
        options.Threads = settings.Int32(nameof(options.Threads), options.Threads);
        options.PriorPictures = settings.Int32(nameof(options.PriorPictures), options.PriorPictures);
        options.LearningRateScale = Double(nameof(options.LearningRateScale), options.LearningRateScale);
        options.Recompute = settings.Boolean(nameof(options.Recompute), options.Recompute);
        options.DefaultTrainingSteps = settings.Int32(nameof(options.DefaultTrainingSteps), options.DefaultTrainingSteps);
        options.DefaultSamplingSteps = IsThere(nameof(options.DefaultSamplingSteps)) ? settings.Int32(nameof(options.DefaultSamplingSteps), 1) : options.DefaultSamplingSteps;
        options.DefaultGuidance = Double(nameof(options.DefaultGuidance), options.DefaultGuidance);

        double? Double(string key, double? otherwise) => IsThere(key) ? settings.Double(key, 1) : otherwise;

        // Asked for as a text, so that it is known to be a setting.
        bool IsThere(string key) => settings.Text(key) is not null || settings.Has(key);
    }
}
