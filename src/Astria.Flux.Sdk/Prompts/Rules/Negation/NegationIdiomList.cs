namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>The phrases that begin like a negation and deny nothing that could be drawn.</summary>
/// <remarks>Only what is as good as one word in English: a sentence that happens to deny something abstract is a negation like others.</remarks>
internal static class NegationIdiomList
{
    // What somebody cannot do, and so does, or is.
    private const string Unable = """
        be beat | be beaten | be topped | be matched | be stopped | be rushed | be bothered | help | wait | get enough | get over | believe
        | take his eyes | take her eyes | take their eyes | take my eyes | take your eyes | stop laughing | stop smiling | stop dancing | stop giggling | stop grinning | stop crying
        | stop thinking | stop looking | stop staring | hide his | hide her | hide their | hide its | contain his | contain her | contain their | contain its | conceal his | conceal her
        | hold back | keep a straight | keep his eyes | keep her eyes | keep their eyes | keep their hands | keep from | decide | go wrong | resist | refuse | forget | complain
        | say enough | buy happiness | buy love | get any better | get any closer | get any cuter | get much better
        """;

    // What was said of "could" only.
    private const string Unsurpassed = "be happier | be better | be more | care less | ask for more | agree more | hope for | wish for | have asked | have hoped | have wished";

    // What is not done by those who do something all the more.
    private const string Unfailing = """
        back down | hold back | shy away | skimp | disappoint | miss a beat | miss a trick | miss a thing | skip a beat | look back | look a day | look out of place | take himself | take herself | take itself
        | hurt a fly | mind | get old | matter how | matter if | matter what | know whether | fall far | come cheap | need an introduction | get better than | get any better | get much better | grow on trees
        | hesitate | give up | go unnoticed | let up
        """;

    // What is not far, or not bad, is near, or good.
    private const string Understated = """
        only | just | merely | simply | unlike | far from | far away | far off | far behind | far below | far above | far ahead | far apart | too far | too distant | unusual | uncommon
        | bad | half bad | a bad | your average | your typical | your usual | your ordinary | your everyday | your regular | your run | your standard | your grandma's | your grandmother's | your mother's | your father's
        | rocket science | brain surgery | out of place | born yesterday | built in a day | too shabby
        """;

    /// <summary>The first words, any of which may begin the phrase, each in one entry only, and how it goes on: phrases with <c>|</c> between them.</summary>
    public static (string First, string Endings)[] All =>
    [
        (
            "no",
            """
            doubt | matter | wonder | sooner | nonsense | brainer | time | problem | big deal | mercy | limits | particular
            | game no life | time to die | strings attached | exit strategy | pain no gain | gain | guts no glory
            | glory | stone unturned | holds barred | place like home | woman no cry | cry | love lost | laughing matter | small feat | mean feat
            | easy feat | stranger to | expense spared | expense was spared | expense is spared | effort was spared | detail was spared | turning back | rest for | such thing | apparent reason | less | fewer than | more than | man's | mans | way home | country for
            | other than | end of | shortage of | lack of | mistaking | denying | question | exception | mere | ordinary | small part | small measure | small wonder | business like
            | face from spirited | face spirited | more heroes | pressure no diamonds | tomorrow | risk no reward | rhyme or reason | two ways about
            | great distance | accident that | coincidence that | secret that | small effort | small degree | small amount | small task | small pleasure | small pride
            | equal | peer | match for | one's surprise | one's fool | bones about | hard feelings | tears left to | one lives forever | one will save you
            | bounds | hurry | rush to | stopping | going back | looking back | ifs | buts about | good deed | corner left | stone left | detail overlooked | detail spared | effort spared | cost spared
            | joking matter | joke | substitute for | better | finer | greater | sweeter | grander | lovelier | thanks to | heed | mind to | surprise that | surprise to | contest | use crying
            | news is good | worries | one knows | one does it | one can resist | one left behind | one puts baby | man is an island | man left behind | rhyme nor reason | questions asked
            | spring chicken | walk in the park | piece of cake | bed of roses | harm done | harm no foul | time to lose | time to waste | time like | room for error | room for doubt | telling | avail | uncertain terms
            | need to panic | need to worry | need to rush | cause for alarm | rival | shrinking violet | slouch | pushover | i in team | free lunch | smoke without fire | honor among | fury like | shame in
            | signs of slowing | sign of slowing | signs of stopping | sign of stopping | small thing | small achievement | small undertaking | mean task | easy task | simple task | mean achievement
            | one trick pony | rest for the | sir | ma'am | comparison | planet b | justice no peace | makeup makeup | introduction | sudden move | straight roads | more room in hell
            """),
        (
            "not",
            $"""
            to mention | least | so distant
            | a few | long ago | long after | long before | more than | less than | one but | even close
            | surprisingly | to be confused | every day | for nothing | another teen | a moment too soon | to be outdone | to be missed | until | till | for the faint | found
            | to scale | two but | three but | four but | once but | want not | care less | so fast | so long ago | soon forgotten | soon be forgotten | forget
            | to be sneezed | to be trifled | to be underestimated | to be forgotten | to be overlooked | to be messed | to be denied | in the least | in the slightest
            | without | that kind of | the only | by a long | easy being
            | broken don't fix | broke don't fix | all heroes wear | all superheroes wear | all that glitters | all who wander | all those who wander | one to | a moment to | a minute to | a second to | a day over
            | a day goes | the least of | to worry | to be taken lightly | to be rushed | to be ignored | to my surprise | mistaken | insignificant | inconsiderable | unpleasant | unattractive | unfamiliar | so much a
            | but insignificant | for the squeamish | for the timid | in kansas | a dry eye | a bad bone | a hair out | a stitch out | a thing out | feed the monkeys
            | {Understated}
            """),
        ("small", "but not insignificant | but not least"),
        ("isn't aren't wasn't weren't isnt arent wasnt werent", Understated),
        (
            "without",
            """
            doubt | a doubt | question | a question | a trace of doubt | fail | further ado | compromising | sacrificing | losing | borders | a cause | a paddle | remorse
            | equal | peer | parallel | limits | end | effort | a care | a hitch | warning | saying | rival | exception | precedent | delay | hesitation | incident
            | a shadow of | a shred of doubt | batting | blinking | breaking a sweat | breaking stride | breaking the bank | skipping a beat | missing a beat | a second thought | a moment | a second to | thinking twice
            | a word | a glance | so much as a glance | so much as a word | permission | exaggeration | regard | regret | regrets | reservation | reservations | restraint
            | number | measure | comparison | apology | ceremony | pause | a pause | pausing | hesitating | fear | a fight | a snag | ado | trying | further delay | a worry | worry
            """),
        (
            "never",
            """
            mind | before | seen before | ending | land | never land | fails | let me go | say die | say never | ceases | fail | a dull moment | gonna give | gonna let | too late | been kissed | strikes twice | sets on
            | without | forget | a dull | have i ever | out of style | out of fashion | goes out of style | goes out of fashion | far from | far away | far behind | stops smiling | stops laughing | stops dancing | stops growing
            | gets old | grows old | gets tired | tires of | runs dry | gives up | backs down | forgets | looked back | looks back | better | a bad | one to | leave home without | leaves home without | leaves the house without | disappoints | seen a | seen anything
            | seen such | once in | more than | in doubt | a wasted | a better | a more | rarely sometimes | really here
            """),
        ("you", "never know"),
        (
            "nothing",
            """
            else matters | to hide | to lose | to prove | to fear | ventured | gained | but | less than | short of | if not | phone | other than | like | beats | compares | special | more than | better | is more
            | is better | is as | quite like | so | to the imagination | to chance | could be finer | could be better | can stop | can beat | new under | could stop | will stop | says | quite says | quite beats | quite compares
            | to see here | to write home | to sneeze | to do with | in common with | out of the ordinary | lasts forever | gold can stay | goes to waste | going to waste | is what it | is too | in particular | ever seen
            | escapes | to worry about | to complain | to apologize | makes me happier | makes her happier | makes him happier | makes them happier | makes you | on his mind but | on her mind but | on their mind but | on his mind | on her mind
            | comes close | to be desired | can compare | could compare | is impossible | ever quite | ear | os | headphone | was the same
            """),
        ("think thinks thinking thought", "nothing of"),
        ("come comes came rise rises rose risen rising appears emerges", "from nothing"),
        ("none", "other than | the less | the wiser | the worse | too | of the above | so blind | but the | of your business | finer | better | greater | can compare"),
        ("nobody", "but | does it | puts baby | wants this | saves the world"),
        ("neither", "here nor there | fish nor fowl | rain nor snow | friend nor foe | man nor beast | confirmed nor | confirm nor"),
        ("cannot cant", Unable),
        ("can't", $"stop the feeling | miss | beat them | beat a | beat this | beat the | buy me love | touch this | make this up | make up his | make up her | {Unable}"),
        ("couldn't couldnt", $"{Unable} | {Unsurpassed}"),
        ("could can", After("not", $"{Unable} | {Unsurpassed}")),
        (
            "don't dont",
            $"""
            worry | starve | look up | panic | stop me now | stop believing | stop believin | cry for me | look back in anger | fear the reaper | mess with | tread on me
            | try this at home | judge a book | see every day | forget | you love | you just love | fix it | fix what | get me wrong | cry over | rain on my | shoot the messenger | quote me
            | count your chickens | put all your eggs | look a gift | sweat the | bite the hand | hold your breath | breathe film | breathe horror | breathe movie | hug me | nod studio
            | {Unfailing}
            """),
        ("doesn't doesnt didn't didnt", $"see it coming | see that coming | {Unfailing}"),
        ("do does did", After("not", Unfailing)),
        ("wouldn't", "hurt a | harm a | miss it | trade it | have it any | look out of place | dream of"),
        ("won't", "let you down | disappoint | back down | give up | break the bank | take no for | believe your | believe what | be outdone | be forgotten | go unnoticed | hurt a | regret"),
        ("hasn't haven't hasnt havent", "aged a | lost his touch | lost her touch | lost its charm | lived until | seen anything yet"),
        ("sans", "serif | serifs | doute | souci | undertale | from undertale | the skeleton | and papyrus"),
        ("ain't aint", $"no sunshine | no mountain | misbehavin | seen nothing | broke | broken | over till | over until | she sweet | {Understated}"),
        (
            "free",
            """
            of charge | of worry | of worries | of care | of cares | of all cares | of all care | of all worry | of judgment | of judgement | of constraint | of constraints | of gravity | of harm | of danger | of doubt | of guilt
            | from worry | from worries | from care | from cares | from all cares | from judgment | from judgement | from constraint | from constraints | from gravity | from harm | from danger | from doubt | from guilt
            | from the daily | from the shackles | from the chains | from the burden | from the burdens | from the constraints | from the confines | from the weight | from the grip | from everyday | of the daily
            """),
        ("lacking lacks", "nothing"),
        ("lack", "of sleep | of a better | of trying"),
        ("forget love loves touch", "me not"),
        ("likely often soon", "as not"),
        ("low", "or no"),
        ("but", "no cigar"),
        ("takes take taking took", "no prisoners | no chances | no nonsense | no guff"),
        ("leave leaves leaving", "no stone | no one behind | no man behind | no guest | no detail | nothing to"),
        ("point", "of no return"),
        ("city town", "that never sleeps"),
        ("habits", "never die"),
        ("here", "goes nothing"),
        ("stop stops stopping", "at nothing"),
        ("where", "none has | none have | no one has | no man has | no woman has | nobody has | no one else has"),
        ("spare spares spared sparing", "no expense | no effort | no detail | no cost | no one"),
        ("pull pulls pulled pulling", "no punches"),
        ("suffer suffers suffered", "no fools"),
        ("know knows knew say says said saying", "nothing"),
        ("horse stranger", "with no name"),
        ("man men", "without a name | without a face | without hats | without women"),
        ("girl woman boy", "without a name | with no name"),
        ("bar", "none"),
        ("then", "there were none"),
        ("absent", "without leave"),
    ];

    // The endings, each behind a word.
    private static string After(string word, string endings) => string.Join("|", Array.ConvertAll(endings.Split('|'), ending => $"{word} {ending}"));
}
