namespace Astria.Flux.Local.Sampling;

/// <summary>How a picture is drawn.</summary>
/// <param name="Steps">Times the model is asked, at least 1.</param>
/// <param name="Guidance">How far to go from what is drawn without a prompt towards what is drawn with it; 1 asks without that comparison.</param>
/// <param name="Rows">Token rows of the picture.</param>
/// <param name="Columns">Token columns of the picture.</param>
internal sealed record SamplingSettings(int Steps, float Guidance, int Rows, int Columns);
