using System.Text;

namespace Astria.Flux.Prompts.Themes.Grammar;

/// <summary>The shapes of a prompt: which slots it has beside scene, light, camera, clothes or props, and mood, and in which order they are said.</summary>
internal static class ThemeFrames
{
    /// <summary>How many shapes there are.</summary>
    public const int Count = 8;

    public static bool HasTime(int frame) => frame is 0 or 3 or 7;

    public static bool HasWeather(int frame) => frame is 2 or 5 or 7;

    public static bool HasDetail(int frame) => frame is 1 or 4 or 6;

    public static bool HasComposition(int frame) => frame is 0 or 3 or 6;

    public static bool HasPalette(int frame) => frame is 2 or 4 or 5;

    /// <summary>Says a draft.</summary>
    public static string Say(ThemeDraft draft, ThemeSpeaker speaker)
    {
        var text = new StringBuilder();
        var mood = draft.Mood?.Text;
        text.Append(speaker.Lead(draft, extraFirst: draft.Frame is 2 or 6)).Append('.');
        var view = Join(draft.Camera?.Text, ", ", draft.Composition?.Text);
        switch (draft.Frame)
        {
            case 0:
                Add(text, draft.Light?.Text);
                Add(text, view);
                Add(text, "The mood is ", mood);
                break;
            case 1:
                Add(text, draft.Light?.Text);
                Add(text, Join(draft.Detail?.Text, ", and the mood is ", mood));
                Add(text, view);
                break;
            case 2:
                Add(text, draft.Light?.Text);
                Add(text, Join(view, ", in tones of ", draft.Palette?.Text));
                Add(text, "It feels ", mood);
                break;
            case 3:
                Add(text, view);
                Add(text, Join(draft.Light?.Text, ", and everything feels ", mood));
                break;
            case 4:
                Add(text, draft.Detail?.Text);
                Add(text, draft.Light?.Text);
                Add(text, view);
                Add(text, Join(Join("The palette is ", draft.Palette?.Text), ", the mood ", mood));
                break;
            case 5:
                Add(text, draft.Light?.Text);
                Add(text, Join(Join("The colors are ", draft.Palette?.Text), ", and the mood is ", mood));
                Add(text, view);
                break;
            case 6:
                Add(text, view);
                Add(text, draft.Light?.Text);
                Add(text, Join(draft.Detail?.Text, ", and the scene feels ", mood));
                break;
            default:
                Add(text, draft.Light?.Text);
                Add(text, view);
                Add(text, "The whole picture feels ", mood);
                break;
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string? sentence)
    {
        if (sentence is not null)
            text.Append(' ').Append(sentence).Append('.');
    }

    private static void Add(StringBuilder text, string lead, string? rest) => Add(text, Join(lead, rest));

    private static string? Join(string lead, string? rest) => rest is null ? null : lead + rest;

    // What is missing takes its link with it.
    private static string? Join(string? first, string link, string? second) => first is null ? null : second is null ? first : first + link + second;
}
