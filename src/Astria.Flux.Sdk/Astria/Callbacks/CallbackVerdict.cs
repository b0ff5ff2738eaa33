namespace Astria.Flux.Astria.Callbacks;

/// <summary>What is thought of a callback's address.</summary>
public enum CallbackVerdict
{
    /// <summary>Not one of ours: unsigned, changed, or signed with a key that is no longer known.</summary>
    Forged = 0,

    /// <summary>One of ours, too late.</summary>
    Expired,

    /// <summary>One of ours.</summary>
    Genuine,
}
