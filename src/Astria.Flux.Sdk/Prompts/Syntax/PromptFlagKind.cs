namespace Astria.Flux.Prompts.Syntax;

/// <summary>Whose a flag is, and what value it takes.</summary>
internal enum PromptFlagKind : byte
{
    /// <summary>Nobody's that we know.</summary>
    Unknown = 0,

    /// <summary>Astria's, with words up to the next flag.</summary>
    AstriaText,

    /// <summary>Astria's, with one value.</summary>
    AstriaValue,

    /// <summary>Astria's, without a value.</summary>
    AstriaSwitch,

    /// <summary>As <see cref="AstriaText"/>, but a field of the form by now.</summary>
    AstriaLegacyText,

    /// <summary>As <see cref="AstriaValue"/>, but a field of the form by now.</summary>
    AstriaLegacyValue,

    /// <summary>As <see cref="AstriaSwitch"/>, but a field of the form by now.</summary>
    AstriaLegacySwitch,

    /// <summary>Another tool's, with one value.</summary>
    ForeignValue,

    /// <summary>Another tool's, with words up to the next flag.</summary>
    ForeignList,

    /// <summary>Another tool's, without a value.</summary>
    ForeignSwitch,
}
