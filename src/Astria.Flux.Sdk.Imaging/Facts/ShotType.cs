namespace Astria.Flux.Imaging.Facts;

/// <summary>How much of a person a photo shows, by the height of the face in the picture.</summary>
public enum ShotType
{
    /// <summary>No face says.</summary>
    Unknown = 0,

    /// <summary>Head and shoulders: the face takes 30 % of the height or more.</summary>
    CloseUp,

    /// <summary>Half the body: the face takes 13 % to 30 % of the height.</summary>
    HalfBody,

    /// <summary>The full body or a long shot: the face takes less than 13 % of the height.</summary>
    FullBody,
}
