namespace Astria.Flux.Imaging.Reports;

/// <summary>What becomes of a photo.</summary>
public enum PhotoVerdict
{
    /// <summary>It is trained on, and nothing speaks against it.</summary>
    Use = 0,

    /// <summary>It is trained on; a better one is worth the while.</summary>
    UseWithCare,

    /// <summary>It is not trained on.</summary>
    LeaveOut,
}
