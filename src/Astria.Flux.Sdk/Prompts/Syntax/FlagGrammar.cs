namespace Astria.Flux.Prompts.Syntax;

/// <summary>Knows the flags people write behind prompts, and how far the value of each reaches.</summary>
internal static class FlagGrammar
{
    // The longest name, background_color and its like, with room.
    private const int LongestName = 32;

    private static readonly WordTable Names = new(
        // Astria's documentation, all of its history.
        Of(
            PromptFlagKind.AstriaText,
            "mask_prompt mask_negative outpaint outpaint_prompt background_color controlnets controlnet_weights"),
        Of(
            PromptFlagKind.AstriaValue,
            "mask_dilate hires_denoising_strength outpaint_width outpaint_height control_guidance_end control_guidance_start hires_cfg_scale "
            + "resemblance denoising_strength controlnet_conditioning_scale"),
        Of(
            PromptFlagKind.AstriaSwitch,
            "mask_invert only_upscale faceid_portrait tiled_upscale tiled_upscale_v2 multi upscale_v4 remove_background improve_similarity fix_bindi hires_fix "
            + "face_correct face_swap super_resolution inpaint_faces"),
        Of(PromptFlagKind.AstriaLegacyText, "video_prompt video_model"),
        Of(PromptFlagKind.AstriaLegacyValue, "duration"),
        // Midjourney's documentation.
        Of(
            PromptFlagKind.ForeignValue,
            "ar aspect v version niji s stylize style c chaos w weird q quality iw seed sv sw cw ow bs motion exp stop profile p sameseed repeat r cfg steps width height h n negative_prompt_strength"),
        Of(PromptFlagKind.ForeignList, "no sref cref oref neg negative"),
        Of(PromptFlagKind.ForeignSwitch, "tile raw draft fast relax turbo hd test testp uplight upbeta creative upanime vibe loop public stealth beta"));

    // "--video" switches on Astria's video and Midjourney's alike; at Astria it has a meaning.
    private const string Video = "video";

    public static PromptFlagKind KindOf(ReadOnlySpan<char> name) =>
        name.Equals(Video.AsSpan(), StringComparison.OrdinalIgnoreCase) ? PromptFlagKind.AstriaLegacySwitch
        : (PromptFlagKind)Names.Find(name);

    /// <summary>Where the name of a flag ends.</summary>
    public static int NameEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= LongestName && (text[end] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || CharacterClasses.IsDigit(text[end])))
            end++;
        return end;
    }

    /// <summary>Where a flag ends, its value included.</summary>
    /// <param name="text">The prompt.</param>
    /// <param name="kind">Which flag it is.</param>
    /// <param name="nameEnd">Where its name ends.</param>
    public static int ValueEnd(ReadOnlySpan<char> text, PromptFlagKind kind, int nameEnd)
    {
        var end = kind switch
        {
            PromptFlagKind.AstriaSwitch or PromptFlagKind.AstriaLegacySwitch or PromptFlagKind.ForeignSwitch => nameEnd,
            PromptFlagKind.AstriaText or PromptFlagKind.AstriaLegacyText or PromptFlagKind.ForeignList => BeforeNextFlag(text, nameEnd),
            PromptFlagKind.Unknown => Unknown(text, nameEnd),
            _ => OneValue(text, nameEnd),
        };
        while (end > nameEnd && CharacterClasses.IsBlank(text[end - 1]))
            end--;
        return end;
    }

    private static int OneValue(ReadOnlySpan<char> text, int nameEnd)
    {
        var start = nameEnd;
        while (start < text.Length && text[start] is ' ' or '\t')
            start++;
        var end = start;
        while (end < text.Length && !CharacterClasses.IsBlank(text[end]))
            end++;
        // The next flag is no value, nor is a word where a number is due.
        var isValue = end > start && text[start] is not ('-' or '\u2014' or '\u2013' or '(' or '<') && HasDigitOrIsLast(text.Slice(start, end - start), text.Slice(end));
        if (!isValue)
            return nameEnd;
        return text[end - 1] is ',' or '.' ? end - 1 : end;
    }

    private static bool HasDigitOrIsLast(ReadOnlySpan<char> value, ReadOnlySpan<char> rest)
    {
        foreach (var character in value)
        {
            if (CharacterClasses.IsDigit(character))
                return true;
        }

        rest = rest.TrimStart();
        return rest.Length == 0 || rest[0] is '-' or '\u2014' or '\u2013' || value.IndexOfAny(',', ':') < 0;
    }

    // Of an unknown flag, only a number is sure to belong to it.
    private static int Unknown(ReadOnlySpan<char> text, int nameEnd)
    {
        var end = OneValue(text, nameEnd);
        for (var i = nameEnd; i < end; i++)
        {
            if (CharacterClasses.IsDigit(text[i]))
                return end;
        }

        return nameEnd;
    }

    private static int BeforeNextFlag(ReadOnlySpan<char> text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r')
                return i;
            if (text[i] is ' ' && i + 2 < text.Length && (text[i + 1] is '\u2014' or '\u2013' || (text[i + 1] == '-' && text[i + 2] == '-')))
            {
                var name = text[i + 1] == '-' ? i + 3 : i + 2;
                if (name < text.Length && (text[name] | 0x20) is >= 'a' and <= 'z')
                    return i;
            }
        }

        return text.Length;
    }

    private static (int Value, string Words) Of(PromptFlagKind kind, string names) => ((int)kind, names);
}
