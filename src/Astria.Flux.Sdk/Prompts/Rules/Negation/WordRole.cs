namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>What a word does in a clause, as far as the scope of a negation needs it.</summary>
[Flags]
internal enum WordRole
{
    None = 0,

    /// <summary>Ends a noun phrase: on, in, under.</summary>
    Preposition = 1,

    /// <summary>Joins: and, or, but.</summary>
    Conjunction = 2,

    /// <summary>Goes on with what is negated: or, nor.</summary>
    Alternative = 4,

    /// <summary>A form of be, do or have, or a modal.</summary>
    Auxiliary = 8,

    /// <summary>Begins a clause of its own: which, who, while.</summary>
    Clause = 16,

    /// <summary>Stands before a noun: a, the, any.</summary>
    Determiner = 32,

    /// <summary>Takes a bare verb with a following "not": do, must.</summary>
    Support = 64,

    /// <summary>A word of Spanish, Portuguese or Italian that tells that a "no" beside it is none of English.</summary>
    Foreign = 128,

    /// <summary>Announces text that is drawn: reading, says.</summary>
    Announces = 256,

    /// <summary>A preposition that completes the verb before it: looking at.</summary>
    Completes = 512,

    /// <summary>Leans on what follows: also, completely.</summary>
    Adverb = 1024,

    /// <summary>Ends a tail that says where nothing is: on it, in sight.</summary>
    TailEnd = 2048,

    /// <summary>Announces a name, where only a capital tells what is said: headline, titled.</summary>
    Names = 4096,

    /// <summary>Names the picture itself: composition, shot.</summary>
    Picture = 8192,

    /// <summary>Stands before an instruction: please, and.</summary>
    Instructs = 16384,

    /// <summary>What nobody wants in a picture: harsh light, clutter.</summary>
    Fault = 32768,

    /// <summary>What a void is of, when it is a thing: space, darkness.</summary>
    Vast = 65536,

    /// <summary>A verb with its ending, as captions have it: sits, stands.</summary>
    Finite = 131072,
}
