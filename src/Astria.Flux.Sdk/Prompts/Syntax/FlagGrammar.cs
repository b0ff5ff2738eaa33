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

    /// <summary>Where the dashes in front of a flag's name end: two hyphens, or one or two of what editors make of them. Where they would begin when there are none.</summary>
    public static int DashesEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 2 && text[end] is '-' or '\u2013' or '\u2014')
            end++;
        return end - start == 1 && text[start] == '-' ? start : end;
    }

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
    /// <param name="isInBracket">Whether a bracket is open before it. Another tool's list ends with the bracket: <c>(a cat --no dogs) in a park</c>.</param>
    public static int ValueEnd(ReadOnlySpan<char> text, PromptFlagKind kind, int nameEnd, bool isInBracket)
    {
        var end = kind switch
        {
            PromptFlagKind.AstriaSwitch or PromptFlagKind.AstriaLegacySwitch or PromptFlagKind.ForeignSwitch => nameEnd,
            PromptFlagKind.AstriaText or PromptFlagKind.AstriaLegacyText => BeforeNextFlag(text, nameEnd, isInBracket: false),
            PromptFlagKind.ForeignList => BeforeNextFlag(text, nameEnd, isInBracket),
            PromptFlagKind.Unknown => Unknown(text, nameEnd),
            _ => OneValue(text, nameEnd),
        };
        while (end > nameEnd && (CharacterClasses.IsBlank(text[end - 1]) || IsForeignCloser(text.Slice(nameEnd, end - nameEnd))))
            end--;
        return end;
    }

    /// <summary>Where a value begins: behind the blanks, and behind the sign of <c>--ar=16:9</c> or <c>--ar: 16:9</c>.</summary>
    public static int ValueStart(ReadOnlySpan<char> text, int nameEnd)
    {
        var start = nameEnd < text.Length && text[nameEnd] is '=' or ':' ? nameEnd + 1 : nameEnd;
        while (start < text.Length && text[start] is ' ' or '\t')
            start++;
        return start;
    }

    private static int OneValue(ReadOnlySpan<char> text, int nameEnd)
    {
        var start = ValueStart(text, nameEnd);
        var end = start;
        while (end < text.Length && !CharacterClasses.IsBlank(text[end]) && !IsPastValue(text, start, end))
            end++;
        while (end > start && (text[end - 1] is ',' or '.' or ';' or ':' or '!' or '?' || IsForeignCloser(text.Slice(start, end - start))))
            end--;
        var value = text.Slice(start, end - start);
        // The next flag is no value, nor is a word where a number is due.
        var isValue = value.Length > 0 && value[0] is not ('\u2014' or '\u2013' or '(' or '<') && (value[0] != '-' || !double.IsNaN(WeightNumber.Parse(value)))
            && HasDigitOrIsLast(value, text.Slice(end));
        if (isValue)
            return end;
        // "--ar=" has its sign in vain.
        return nameEnd < text.Length && text[nameEnd] is '=' or ':' ? nameEnd + 1 : nameEnd;
    }

    // "16:9--v 6" is a value and a flag, "16:9,a cat" a value and a word.
    private static bool IsPastValue(ReadOnlySpan<char> text, int start, int index) =>
        index > start && index + 1 < text.Length
        && ((text[index] == '-' && text[index + 1] == '-') || (text[index] is ',' or ';' && !CharacterClasses.IsDigit(text[index + 1])));

    // A closing sign that the value did not open: the prompt's own quote or bracket.
    private static bool IsForeignCloser(ReadOnlySpan<char> value)
    {
        var closer = value[value.Length - 1];
        var opener = closer switch
        {
            ')' => '(',
            ']' => '[',
            '}' => '{',
            '\u201D' => '\u201C',
            '\u2019' => '\u2018',
            '\u00BB' => '\u00AB',
            '"' or '\'' => closer,
            _ => '\0',
        };
        if (opener == '\0')
            return false;
        var open = 0;
        foreach (var character in value.Slice(0, value.Length - 1))
            open += character == opener ? 1 : character == closer ? -1 : 0;
        return opener == closer ? open % 2 == 0 : open <= 0;
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

    private static int BeforeNextFlag(ReadOnlySpan<char> text, int from, bool isInBracket)
    {
        var open = 0;
        for (var i = from; i < text.Length; i++)
        {
            open += text[i] is '(' or '[' or '{' ? 1 : text[i] is ')' or ']' or '}' ? -1 : 0;
            if (text[i] is '\n' or '\r' || (isInBracket && open < 0))
                return i;
            if (text[i] != ' ')
                continue;
            var name = DashesEnd(text, i + 1);
            if (name > i + 1 && name < text.Length && (text[name] | 0x20) is >= 'a' and <= 'z')
                return i;
        }

        return text.Length;
    }

    private static (int Value, string Words) Of(PromptFlagKind kind, string names) => ((int)kind, names);
}
