namespace Astria.Flux.Prompts.Composition;

/// <summary>What kind of thing a subject is: what can be said of it without nonsense. A mug wears no trousers.</summary>
public enum PromptSubjectKind
{
    /// <summary>A human being: a man, a chef, a child.</summary>
    Person = 0,

    /// <summary>An animal: a cat, a horse, a parrot.</summary>
    Animal,

    /// <summary>A thing: a mug, a shoe, a toy, a sofa.</summary>
    Product,

    /// <summary>A thing that drives, sails or flies.</summary>
    Vehicle,

    /// <summary>A house, a tower, a shop.</summary>
    Building,

    /// <summary>A way of drawing, not a thing: what is seen comes from elsewhere.</summary>
    Style,
}
