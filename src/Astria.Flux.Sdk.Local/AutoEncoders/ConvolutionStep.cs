namespace Astria.Flux.Local.AutoEncoders;

/// <summary>How the places of a convolution's result lie over those of its picture.</summary>
internal enum ConvolutionStep
{
    /// <summary>One for one.</summary>
    Same = 0,

    /// <summary>Every second place.</summary>
    Half,

    /// <summary>Two for one: each place of the picture is doubled first.</summary>
    Double,
}
