namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>What is seen where something is not: the words of the <see cref="Rewrites"/>, the best first.</summary>
/// <remarks>Written by us, after the categories of Black Forest Labs' prompting guide.</remarks>
internal static class RewriteWords
{
    /// <summary>Behind "no" and "without".</summary>
    public const string Things =
        """
        people|person|humans|human|man|woman => deserted|empty|unpopulated scene
        crowd|crowds|tourists => quiet and secluded|only the subject in frame
        pedestrians|passers-by => empty pavement
        background people => subject alone against an uncluttered backdrop
        face => features hidden in shadow|smooth blank head
        smile|smiling => neutral expression|serious expression|closed lips
        teeth => closed lips
        makeup => bare natural skin|fresh-faced
        wrinkles => smooth youthful skin
        freckles|blemishes|acne|spots => even clear skin
        beard|facial hair|moustache|mustache => clean-shaven
        hair => bald|shaved head
        bangs|fringe => hair swept back from the forehead
        glasses|sunglasses|spectacles|eyewear => clearly visible eyes
        hat|hats|cap|helmet|headwear => bareheaded, hair visible
        mask => uncovered face
        jewelry|jewellery|necklace|earrings => bare neck and ears|plain, unadorned
        tie => open collar
        jacket|coat => in shirtsleeves
        shirt => bare-chested
        shoes|sandals|socks => barefoot
        gloves => bare hands
        sleeves => sleeveless
        tattoos => plain skin
        umbrella => standing in the open rain
        leash|collar => running loose
        cars|vehicles|traffic => pedestrian street|empty road
        buildings|houses => open countryside|untouched landscape
        furniture => bare room
        windows => solid blank walls
        doors => unbroken wall
        trees|plants|vegetation => open bare ground
        flowers => plain green foliage
        leaves => bare branches
        animals|birds => still and lifeless scene
        food => clean empty plate
        water => dry
        boats|ships => open empty water
        power lines|wires|cables => clear uninterrupted sky
        fence => open field
        weapons|guns|sword => empty hands
        phone|phones|devices => hands resting in the lap
        books|computers => bare tabletop
        candles => plain unlit cake top
        text|words|letters|writing|lettering => plain unmarked surface
        watermark|signature|logo|logos|branding => plain unbranded surface
        caption|subtitles|labels => image only, plain borders
        color|colour|colors|colours => monochrome|black and white
        bright colors|bright colours => muted earthy palette
        saturated colors => soft desaturated palette
        cartoon|cartoonish|cartoons => realistic setting and characters|lifelike photograph
        anime|manga => live-action photograph
        3d render|cgi|render => photograph with natural texture
        painting|drawing|illustration|sketch => photograph
        photo|photograph|photorealistic => painted illustration
        modern|futuristic|contemporary => traditional, period-accurate
        vintage|retro|old => contemporary
        realistic => stylised illustration
        blur|blurry|blurred => sharp focus throughout
        bokeh|depth of field|blurred background|blurry background|out-of-focus background|unfocused background => everything in focus from front to back
        noise|grain|film grain => clean smooth image
        artifacts|jpeg artifacts|distortion => clean crisp rendering
        deformed hands|bad hands|extra fingers => natural hands with five fingers
        extra limbs|extra arms => natural anatomy
        bad anatomy|deformed|mutated => natural proportions
        cropped|crop|cut off|out of frame => whole subject inside the frame with margin
        border|borders|frame => full-bleed image
        background => plain seamless studio backdrop
        cluttered background|busy background|messy background|distracting background => plain uncluttered backdrop
        dark background|black background => bright seamless backdrop
        plain background|blank background|empty background => detailed setting all around
        white background => setting in natural colours
        clutter|mess|messy|busy => tidy and minimal
        distractions|other objects => single subject, clean composition
        shadow|shadows => even shadowless lighting|flat diffused light
        harsh light|harsh lighting|glare => soft diffused light
        flash => available light only
        reflections => matte surface
        dark|darkness => brightly lit
        sun|sunlight => overcast sky
        clouds => clear blue sky
        rain|storm => dry, sunny weather
        snow => bare dry ground
        fog|mist|haze => crisp clear air
        wind => still air
        """;

    /// <summary>Behind "not".</summary>
    public const string Opposites =
        """
        smiling at the camera|looking at the camera => looking off to the side
        looking away => looking straight at the camera
        sitting => standing
        standing => seated
        moving|motion => perfectly still
        open => closed
        closed => open
        wet => dry
        dry => wet
        empty => full
        full => empty
        old => young
        young => elderly
        happy => sad
        sad => happy
        day|daytime => night
        night|nighttime => daytime
        indoors => outdoors
        outdoors => indoors
        """;
}
