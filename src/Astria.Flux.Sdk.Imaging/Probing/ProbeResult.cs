namespace Astria.Flux.Imaging.Probing;

/// <summary>What a look at a file's header yields.</summary>
/// <param name="Format">How it is encoded, by its content.</param>
/// <param name="Header">What it says; <see langword="null"/> when not even its size could be read.</param>
/// <param name="Fault">Why it must not be decoded; <see langword="null"/> when it may.</param>
public sealed record ProbeResult(ImageFormat Format, ImageHeader? Header, ImageFault? Fault);
