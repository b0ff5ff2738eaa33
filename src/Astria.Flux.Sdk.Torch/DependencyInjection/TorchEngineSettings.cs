using System.Globalization;
using Astria.Flux.Settings;

namespace Astria.Flux.Torch.DependencyInjection;

/// <summary>Reads the engine's options from a configuration section.</summary>
internal static class TorchEngineSettings
{
    public static void Read(SettingsReader settings, TorchEngineOptions options)
    {
        options.ModelPath = settings.Text(nameof(options.ModelPath)) ?? options.ModelPath;
        options.TransformerPath = settings.Text(nameof(options.TransformerPath)) ?? options.TransformerPath;
        options.AutoEncoderPath = settings.Text(nameof(options.AutoEncoderPath)) ?? options.AutoEncoderPath;
        options.ClipPath = settings.Text(nameof(options.ClipPath)) ?? options.ClipPath;
        options.T5Path = settings.Text(nameof(options.T5Path)) ?? options.T5Path;
        options.T5TokenizerPath = settings.Text(nameof(options.T5TokenizerPath)) ?? options.T5TokenizerPath;
        options.ClipTokenizerPath = settings.Text(nameof(options.ClipTokenizerPath)) ?? options.ClipTokenizerPath;
        options.AcceptLicense = settings.Boolean(nameof(options.AcceptLicense), options.AcceptLicense);
        options.Device = settings.Text(nameof(options.Device)) ?? options.Device;
        options.Precision = Name(settings, nameof(options.Precision), options.Precision);
        options.Weights = Name(settings, nameof(options.Weights), options.Weights);
        options.Recompute = settings.Boolean(nameof(options.Recompute), options.Recompute);
        options.Resolutions = Numbers(settings.Group(nameof(options.Resolutions))) ?? options.Resolutions;
        options.WorkDirectory = settings.Text(nameof(options.WorkDirectory)) ?? options.WorkDirectory;
        options.LeastFreeBytes = settings.Int64(nameof(options.LeastFreeBytes)) ?? options.LeastFreeBytes;
        options.PriorPictures = settings.Int32(nameof(options.PriorPictures), options.PriorPictures);
        options.LearningRateScale = settings.Double(nameof(options.LearningRateScale), options.LearningRateScale);
        options.DefaultTrainingSteps = settings.Int32(nameof(options.DefaultTrainingSteps), options.DefaultTrainingSteps);
        if (IsThere(nameof(options.DefaultSamplingSteps))) options.DefaultSamplingSteps = settings.Int32(nameof(options.DefaultSamplingSteps), 1);
        if (IsThere(nameof(options.DefaultGuidance))) options.DefaultGuidance = settings.Double(nameof(options.DefaultGuidance), 1);

        // Asked for as a text, so that it is known to be a setting.
        bool IsThere(string key) => settings.Text(key) is not null || settings.Has(key);
    }

    // These names have digits in them, which the reader takes for numbers in place of names.
    private static TEnum Name<TEnum>(SettingsReader settings, string key, TEnum otherwise)
        where TEnum : struct, Enum
    {
        if (settings.Text(key) is not { } text) return otherwise;
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        settings.Fault(key, $"is '{text}'; it must be one of {string.Join(", ", Enum.GetNames<TEnum>())}.");
        return otherwise;
    }

    private static List<int>? Numbers(SettingsReader list)
    {
        var numbers = new List<int>();
        for (var key = Key(); list.Has(key); key = Key()) numbers.Add(list.Int32(key, 0));
        list.RefuseUnknown();
        return numbers.Count > 0 ? numbers : null;

        string Key() => numbers.Count.ToString(CultureInfo.InvariantCulture);
    }
}
