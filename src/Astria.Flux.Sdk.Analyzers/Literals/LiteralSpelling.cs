namespace Astria.Flux.Analyzers.Literals;

/// <summary>How a literal writes text.</summary>
internal enum LiteralSpelling
{
    /// <summary>It is no literal.</summary>
    None = 0,

    /// <summary><c>"a \"b\""</c>.</summary>
    Regular,

    /// <summary><c>@"a ""b"""</c>.</summary>
    Verbatim,

    /// <summary><c>"""a "b" """</c>.</summary>
    Raw,

    /// <summary><c>$"a \"b\" {{c}}"</c>.</summary>
    RegularInterpolated,

    /// <summary><c>$@"a ""b"" {{c}}"</c>.</summary>
    VerbatimInterpolated,
}
