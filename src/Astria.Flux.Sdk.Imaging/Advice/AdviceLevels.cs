namespace Astria.Flux.Imaging.Advice;

/// <summary>Up to three thresholds of one figure, one for each severity. Whether above or below them is bad depends on the figure.</summary>
/// <param name="Drop">From where on a photo should be left out; <see langword="null"/> for never.</param>
/// <param name="Warning">From where on the result suffers; <see langword="null"/> for never.</param>
/// <param name="Note">From where on it is worth knowing; <see langword="null"/> for never.</param>
public readonly record struct AdviceLevels(double? Drop = null, double? Warning = null, double? Note = null)
{
    /// <summary>The worst level a figure is below.</summary>
    internal (AdviceSeverity Severity, double Threshold)? Below(double figure) =>
        figure < Drop ? (AdviceSeverity.Drop, Drop.Value) : figure < Warning ? (AdviceSeverity.Warning, Warning.Value) : figure < Note ? (AdviceSeverity.Note, Note.Value) : null;

    /// <summary>The worst level a figure is above.</summary>
    internal (AdviceSeverity Severity, double Threshold)? Above(double figure) =>
        figure > Drop ? (AdviceSeverity.Drop, Drop.Value) : figure > Warning ? (AdviceSeverity.Warning, Warning.Value) : figure > Note ? (AdviceSeverity.Note, Note.Value) : null;
}
