namespace Astria.Flux.Testing.Emulator;

/// <summary>What goes wrong.</summary>
public enum EmulatorFaultKind
{
    /// <summary>429 without doing anything.</summary>
    TooManyRequests = 0,

    /// <summary>500 without doing anything.</summary>
    ServerError,

    /// <summary>500 after the work was done.</summary>
    ServerErrorAfterProcessing,

    /// <summary>503 without doing anything.</summary>
    Unavailable,

    /// <summary>504 without doing anything.</summary>
    GatewayTimeout,

    /// <summary>504 after the work was done.</summary>
    GatewayTimeoutAfterProcessing,

    /// <summary>The connection breaks while the request is still being read; nothing is done.</summary>
    DropMidUpload,

    /// <summary>The connection breaks after the request was read; nothing is done.</summary>
    DropBeforeProcessing,

    /// <summary>The connection breaks after the work was done.</summary>
    DropAfterProcessing,

    /// <summary>The work is done, and half of the answer comes; the rest only after <see cref="EmulatorFault.Delay"/>.</summary>
    SlowBody,

    /// <summary>The work is done, and the answer breaks off in the middle.</summary>
    TruncatedBody,

    /// <summary>The next callback is never sent.</summary>
    LostCallback,

    /// <summary>The prompt ends with <c>user_error</c> and no picture.</summary>
    PromptFails,

    /// <summary>The tune is never trained.</summary>
    TrainingNeverEnds,
}
