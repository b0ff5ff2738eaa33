namespace Astria.Flux.Imaging.Preparation;

/// <summary>What notes of a plan can be about.</summary>
public static class PreparationCodes
{
    /// <summary>A close-up that isn't made, or that has another face in it.</summary>
    public const string CloseUp = "PREP_CLOSE_UP";
}
