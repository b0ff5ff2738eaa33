namespace Astria.Flux.Planning;

/// <summary>What follows from the noun of what is taught.</summary>
public static class SubjectClasses
{
    // The classes for which Astria's portrait pipeline wants a face (its worker's source, January 2025).
    private static readonly string[] People = ["man", "woman", "boy", "girl", "child", "baby", "person"];

    /// <summary>Whether it is a person, so that photos should show a face.</summary>
    /// <param name="subjectClass">The noun, in any case; <see langword="null"/> for none.</param>
    /// <returns><see langword="true"/> for man, woman, boy, girl, child, baby and person.</returns>
    public static bool IsPerson(string? subjectClass) => subjectClass is not null && People.Contains(subjectClass.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is a style, which is learnt from whole pictures of anything.</summary>
    /// <param name="subjectClass">The noun, in any case; <see langword="null"/> for none.</param>
    /// <returns><see langword="true"/> for style.</returns>
    public static bool IsStyle(string? subjectClass) => string.Equals(subjectClass?.Trim(), "style", StringComparison.OrdinalIgnoreCase);
}
