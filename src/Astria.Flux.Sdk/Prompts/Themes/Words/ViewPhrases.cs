namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>How it is seen: the lens or the point of view, and the composition.</summary>
internal static class ViewPhrases
{
    /// <summary>The beginning of a sentence.</summary>
    public static ThemePhrase[] Cameras { get; } = ThemePhraseReader.Read(
        """
        any photo | Shot on a 35mm lens at eye level
        any photo | Shot on a 50mm lens from a low angle
        any photo | Shot on an 85mm lens at f/1.8
        any photo | Taken with a 24mm wide lens close to the ground
        any photo | Captured on medium format film with fine grain
        any photo | Captured with a 135mm telephoto from far away
        any photo | Shot on a vintage lens with swirling bokeh
        any photo | Taken on color print film, slightly underexposed
        any photo | Shot through a rain-speckled pane with a 50mm lens
        any photo | Captured with a tilted 28mm lens
        any photo | Taken with a handheld camera, a hint of motion blur
        any photo | Shot on an anamorphic lens with oval highlights
        any photo | Captured at a slow shutter speed on a tripod
        any photo | Shot from above with a 40mm pancake lens
        any photo | Taken with an instant camera, its flash just off axis
        any photo | Captured with a 105mm lens and a very shallow depth of field
        any photo | Shot on a large format view camera, deep in focus
        any photo | Taken from knee height on a 35mm rangefinder
        any photo | Captured with a fast 58mm lens wide open
        any photo | Shot with a 70mm lens from across the scene
        any art | Seen from slightly above
        any art | Seen from a low viewpoint
        any art | Viewed straight on, like a stage
        any art | Seen at an angle from the left
        any art | Viewed from a distance
        any art | Seen from very near
        any art | Viewed from behind and to the side
        any art | Seen from directly overhead
        any art | Viewed at eye level
        any art | Seen from far below
        any art | Viewed along a strong diagonal
        any art | Seen as if through an opening
        """);

    /// <summary>Goes on from the camera, behind a comma.</summary>
    public static ThemePhrase[] Compositions { get; } = ThemePhraseReader.Read(
        """
        any | with the subject on the left third
        any | with the subject on the right third
        any | centered and symmetrical
        any | with plenty of space above
        any | tightly framed
        any | with strong leading lines
        any | with a blurred foreground
        any | framed by dark edges
        any | balanced by one object opposite
        any | with layers from near to far
        any | with the horizon set low
        any | with the horizon set high
        any | filling most of the frame
        any | small against large surroundings
        any | along a clear diagonal
        any | with a frame inside the frame
        in | framed by an open doorway
        in | reflected in a mirror
        out wild | framed by overhanging branches
        out city | framed by an archway
        out coast | with the shoreline curving through
        any | in soft layers of focus
        any | cut off boldly at one side
        any | with a calm area on the right
        """);
}
