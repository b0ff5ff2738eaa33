namespace Astria.Flux.Prompts.Syntax;

/// <summary>The words of the <see cref="Vocabulary"/>, in lower case. Phrases are in it by one word; the rule reads on from there.</summary>
internal static class VocabularyWords
{
    public static (PromptSignals Signal, string Words)[] Lists { get; } =
    [
        (PromptSignals.NegationCue,
            "no not never without sans w lacking lacks lack lacked cant missing excluding excludes avoids omitting devoid bereft void free empty clear stripped deprived barren absence absent nowhere "
            + "cannot don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't mustn't hasn't haven't hadn't ain't needn't shan't mightn't "
            + "dont doesnt didnt isnt arent wasnt werent wouldnt couldnt shouldnt hasnt havent hadnt aint "
            + "nobody nothing none no-one neither nor avoid avoiding exclude excluding omit omitting refrain refrains refraining steer noone omits nary omitted excluded avoided leave"),
        (PromptSignals.Contrast, "instead rather lieu opposed unlike missing minus zero hardly barely scarcely few unable fails refuses"),
        (PromptSignals.NegativeSection, "negative neg negatives uc undesired unwanted negative_prompt negative_prompts negativeprompt exclusions"),
        (PromptSignals.NegativeListWord,
            "lowres worst anatomy mutated mutation mutations too deformed disfigured malformed poorly extra missing fused jpeg artifacts bad ugly blurry watermark signature username "
            + "cropped error duplicate morbid mutilated cloned gross neck proportions limbs fingers digit digits low normal"),
        (PromptSignals.Embedding,
            "embedding easynegative easynegativev2 badhandv4 badhandv4-anime badhandsv5 bad-hands-5 bad_prompt bad_prompt_version2 bad_prompt_version2-neg badpromptv2 "
            + "negative_hand negative_hand-neg negativehand ng_deepnegative_v1_75t ng_deepnegative_v1_64t ng_deepnegative_v1_32t deepnegative fastnegativev2 fastnegativeembedding "
            + "bad-artist bad-artist-anime bad-image-v2-39000 baddream badddream unrealisticdream verybadimagenegative verybadimagenegative_v1 verybadimagenegative_v1.3 "
            + "negfeet-v2 bad_pictures realisticvision-negative-embedding civitai_safe_neg pcm_negatives aid210 aid291 boring_e621 boring_e621_v4 by_bad_artist-neg badyogi"),
        (PromptSignals.ToDo, "todo tbd fixme xxx placeholder lorem"),
        (PromptSignals.Separator, "break and and_perp and_salt and_topk"),
        (PromptSignals.QualityWord,
            "masterpiece masterpieces best-quality high-quality highly ultra-detailed ultra-realistic ultradetailed hyperdetailed hyper-detailed hyper hyper-realistic hyperrealistic "
            + "k 8k 4k 16k 32k uhd hd hdr ultra-hd res high-res hi-res hires artstation cgsociety deviantart pixiv octane unreal award-winning award trending highres absurdres "
            + "extremely insanely super ultra intricate quality raw sharp"),
        (PromptSignals.BooruWord,
            "1girl 1boy 2girls 2boys 3girls 3boys 1other 1man 1woman multiple looking score_9 score_8_up score_7_up score_6_up score_5_up score_4_up rating_safe rating_explicit source_anime"),
        (PromptSignals.TriggerWord, "ohwx sks zwx"),
        (PromptSignals.Colourless, "monochrome monochromatic grayscale greyscale black-and-white black b&w bw colorless colourless"),
        (PromptSignals.Colourful, "vibrant colorful colourful multicolored multicoloured multi-colored rainbow-colored technicolor saturated full-color"),
        (PromptSignals.NearFraming, "close-up closeup closeups macro headshot close tight"),
        (PromptSignals.FarFraming, "full-body full wide wide-shot wide-angle long-shot aerial bird's-eye panorama panoramic establishing long"),
        (PromptSignals.Photograph, "photo photograph photography photorealistic photographic photorealism dslr"),
        (PromptSignals.Artwork, "painting oil watercolor watercolour anime cartoon illustration 3d render sketch drawing manga comic pixel vector"),
        (PromptSignals.Day, "noon midday daylight daytime sunny sunlight sunlit"),
        (PromptSignals.Night, "night midnight nighttime night-time moonlit moonlight starry"),
        (PromptSignals.One, "alone solitary solo single lone"),
        (PromptSignals.Many, "crowd crowds crowded group groups several many multiple audience"),
        (PromptSignals.Announcement,
            "saying says reading reads titled entitled labeled labelled captioned lettering words word text"),
        (PromptSignals.Background | PromptSignals.Backdrop, "background backdrop backgrounds"),
        (PromptSignals.PlainColour, "white yellow"),
        (PromptSignals.Edit, "remove removes replace change delete erase swap transform edit keep turn add convert make"),
        (PromptSignals.InfoText, "steps sampler cfg seed cfg_scale clip"),
        (PromptSignals.Function, "blend swap attend and add withlora uselora avg mask couple style te def cat seq shuffle shift fill feather imask noise"),
        (PromptSignals.SmallWord, "a an the is are his her that its"),
        (PromptSignals.AspectWord, "aspect ratio vertical horizontal portrait landscape widescreen"),
    ];
}
