using System.Reflection;
using Astria.Flux.Presets;
using Astria.Flux.Settings;
using Microsoft.Extensions.Configuration;

namespace Astria.Flux.Imaging.Advice;

/// <summary>Reads advice options from configuration; docs/configuration.md lists the keys.</summary>
public static class AdviceOptionsConfiguration
{
    private const string Off = "none";

    /// <summary>Reads options; presets are the built-in ones.</summary>
    /// <param name="section">The section: the members of <see cref="AdviceOptions"/>; thresholds have the members of <see cref="AdviceLevels"/>.</param>
    /// <returns>The options; what is missing there is at its default.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="section"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">A setting makes no sense; every fault is listed with its place.</exception>
    public static AdviceOptions Read(IConfiguration section) => Read(section, PresetCatalog.BuiltIn);

    /// <summary>Reads options.</summary>
    /// <param name="section">The section: the members of <see cref="AdviceOptions"/>; thresholds have the members of <see cref="AdviceLevels"/>.</param>
    /// <param name="presets">The presets there are, an app's own among them.</param>
    /// <returns>The options; what is missing there is at its default.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">A setting makes no sense; every fault is listed with its place.</exception>
    public static AdviceOptions Read(IConfiguration section, PresetCatalog presets)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(presets);
        var faults = new List<FluxFault>();
        var settings = new SettingsReader(section, faults);
        var usual = new AdviceOptions();
        var options = new AdviceOptions
        {
            Preset = Preset(settings, presets) ?? usual.Preset,
            SubjectClass = settings.Text(nameof(usual.SubjectClass)) ?? usual.SubjectClass,
            BatchSize = settings.Has(nameof(usual.BatchSize)) ? settings.Int32(nameof(usual.BatchSize), 1) : usual.BatchSize,
            Image = Image(settings.Group(nameof(usual.Image)), usual.Image),
            Face = Face(settings.Group(nameof(usual.Face)), usual.Face),
            Set = Set(settings.Group(nameof(usual.Set)), usual.Set),
            Severities = Severities(settings.Group(nameof(usual.Severities))),
        };
        _ = settings.Text(nameof(usual.BatchSize));
        if (options.BatchSize < 1) settings.Fault(nameof(usual.BatchSize), FormattableString.Invariant($"is {options.BatchSize}; it must be at least 1."));
        if (string.IsNullOrWhiteSpace(options.SubjectClass)) settings.Fault(nameof(usual.SubjectClass), "is blank; give a noun such as man, cat or style.");
        settings.RefuseUnknown();
        return faults.Count == 0 ? options : throw new FluxPolicyException("These advice options can't be used.", faults);
    }

    private static FluxPreset? Preset(SettingsReader settings, PresetCatalog presets)
    {
        if (settings.Text(nameof(AdviceOptions.Preset)) is not { } name) return null;
        if (presets.TryGet(name, out var preset)) return preset;
        settings.Fault(nameof(AdviceOptions.Preset), $"is '{name}'; known presets: {string.Join(", ", presets.All.Select(known => known.Name))}.");
        return null;
    }

    private static ImageThresholds Image(SettingsReader settings, ImageThresholds usual)
    {
        var thresholds = new ImageThresholds
        {
            ShortSide = Levels(settings, nameof(usual.ShortSide), usual.ShortSide),
            Upscale = Levels(settings, nameof(usual.Upscale), usual.Upscale),
            TrainingArea = settings.Int64(nameof(usual.TrainingArea)) ?? usual.TrainingArea,
            JpegQuality = Levels(settings, nameof(usual.JpegQuality), usual.JpegQuality),
            Aspect = Levels(settings, nameof(usual.Aspect), usual.Aspect),
            Contrast = Levels(settings, nameof(usual.Contrast), usual.Contrast),
            Focus = Levels(settings, nameof(usual.Focus), usual.Focus),
        };
        settings.RefuseUnknown();
        return thresholds;
    }

    private static FaceThresholds Face(SettingsReader settings, FaceThresholds usual)
    {
        var thresholds = new FaceThresholds
        {
            Size = Levels(settings, nameof(usual.Size), usual.Size),
            AreaShare = Levels(settings, nameof(usual.AreaShare), usual.AreaShare),
            Outside = Levels(settings, nameof(usual.Outside), usual.Outside),
            OtherFace = Levels(settings, nameof(usual.OtherFace), usual.OtherFace),
            Focus = Levels(settings, nameof(usual.Focus), usual.Focus),
            Detail = Levels(settings, nameof(usual.Detail), usual.Detail),
            Noise = Levels(settings, nameof(usual.Noise), usual.Noise),
            Dark = Levels(settings, nameof(usual.Dark), usual.Dark),
            Bright = Levels(settings, nameof(usual.Bright), usual.Bright),
            Clipped = Levels(settings, nameof(usual.Clipped), usual.Clipped),
        };
        settings.RefuseUnknown();
        return thresholds;
    }

    private static SetThresholds Set(SettingsReader settings, SetThresholds usual)
    {
        var distance = settings.Group(nameof(usual.HashDistance));
        var thresholds = new SetThresholds
        {
            Count = Levels(settings, nameof(usual.Count), usual.Count),
            HashDistance = (distance.Int32("Duplicate", usual.HashDistance.Duplicate), distance.Int32("NearDuplicate", usual.HashDistance.NearDuplicate)),
            Most = settings.Double(nameof(usual.Most), usual.Most),
            Session = settings.Time(nameof(usual.Session), usual.Session),
            SameColors = settings.Double(nameof(usual.SameColors), usual.SameColors),
            CloseShots = Levels(settings, nameof(usual.CloseShots), usual.CloseShots),
            SameAngle = settings.Double(nameof(usual.SameAngle), usual.SameAngle),
            LightSpread = settings.Double(nameof(usual.LightSpread), usual.LightSpread),
            VarietyFrom = settings.Int32(nameof(usual.VarietyFrom), usual.VarietyFrom),
        };
        distance.RefuseUnknown();
        settings.RefuseUnknown();
        return thresholds;
    }

    // A figure's levels hold together: whoever names one names all that there are, and "none" switches them all off.
    private static AdviceLevels Levels(SettingsReader settings, string key, AdviceLevels usual)
    {
        if (!settings.Has(key))
        {
            _ = settings.Text(key);
            return usual;
        }

        if (string.Equals(settings.Text(key), Off, StringComparison.OrdinalIgnoreCase)) return default;
        var levels = settings.Group(key);
        var read = new AdviceLevels(Level(nameof(usual.Drop)), Level(nameof(usual.Warning)), Level(nameof(usual.Note)));
        levels.RefuseUnknown();
        return read;

        double? Level(string name) => levels.Double(name, double.NaN) is var level && double.IsNaN(level) ? null : level;
    }

    private static Dictionary<string, AdviceSeverity?> Severities(SettingsReader settings)
    {
        var severities = new Dictionary<string, AdviceSeverity?>(StringComparer.Ordinal);
        var known = typeof(AdviceCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        foreach (var key in settings.Keys)
        {
            var code = known.Find(code => string.Equals(code, key, StringComparison.OrdinalIgnoreCase));
            if (code is null) settings.Fault(key, $"is no code of an advice; known: {string.Join(", ", known)}.");
            else if (string.Equals(settings.Text(key), Off, StringComparison.OrdinalIgnoreCase)) severities[code] = null;
            else severities[code] = settings.Enum(key, AdviceSeverity.Note);
        }

        return severities;
    }
}
