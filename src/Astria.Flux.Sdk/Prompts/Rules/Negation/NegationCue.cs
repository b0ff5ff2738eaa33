namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>How a word negates, which decides what it takes with it.</summary>
internal enum NegationCue : byte
{
    None = 0,

    /// <summary><c>no</c>: the noun phrase behind it.</summary>
    No,

    /// <summary><c>without</c>, <c>sans</c>, <c>lacking</c>: the noun phrase behind it; can hang on the noun before it.</summary>
    Without,

    /// <summary><c>devoid of</c>, <c>free from</c>: as <see cref="Without"/>, with a preposition of its own.</summary>
    DevoidOf,

    /// <summary><c>not</c>: the verb phrase or adjective behind it.</summary>
    Not,

    /// <summary><c>don't</c>, <c>never</c>, <c>cannot</c>: the verb phrase behind it.</summary>
    Verb,

    /// <summary><c>nobody</c>, <c>nothing</c>, <c>none</c>: itself.</summary>
    Pronoun,

    /// <summary><c>neither</c>: both arms behind it.</summary>
    Neither,

    /// <summary><c>avoid</c>, <c>exclude</c>: the noun phrase behind it, where it is an instruction.</summary>
    Instruction,

    /// <summary><c>avoiding</c>: as <see cref="Instruction"/>, but more often something that is done in the picture.</summary>
    Gerund,

    /// <summary><c>refrain from</c>: as <see cref="Instruction"/>, with a preposition of its own.</summary>
    Refrain,

    /// <summary><c>absent</c>, <c>nowhere to be seen</c>, <c>missing from</c>, <c>be omitted</c>: what stands before it.</summary>
    Absent,
}
