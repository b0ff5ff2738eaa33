namespace Astria.Flux.Prompts.Composition;

/// <summary>A finer kind of subject than <see cref="PromptSubjectKind"/>: what it can do, and where it can be.</summary>
internal enum SubjectCast
{
    Person = 0,
    Baby,
    Pet,
    Beast,
    Bird,
    Fish,
    Thing,
    Garment,
    Furniture,
    Car,
    Boat,
    Aircraft,
    Building,
    Style,
}
