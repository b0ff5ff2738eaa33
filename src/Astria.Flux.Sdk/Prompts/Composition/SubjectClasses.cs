namespace Astria.Flux.Prompts.Composition;

/// <summary>Knows the words that people name a subject's class with.</summary>
internal static class SubjectClasses
{
    private static readonly Dictionary<string, SubjectCast> Words = Read(
        (SubjectCast.Person,
            "person people man men woman women boy boys girl girls child children kid kids teen teenager adult lady gentleman guy couple family model human face portrait actor actress singer "
            + "dancer athlete chef doctor nurse teacher student worker farmer soldier knight wizard witch king queen prince princess warrior pirate detective astronaut artist musician player "
            + "runner boxer bride groom mother father mom dad sister brother grandmother grandfather grandma grandpa influencer character hero superhero elf mermaid santa"),
        (SubjectCast.Baby, "baby babies infant newborn toddler"),
        (SubjectCast.Pet,
            "dog dogs puppy puppies cat cats kitten kittens retriever labrador poodle terrier bulldog shepherd husky corgi beagle dachshund pug chihuahua spaniel collie rottweiler dalmatian "
            + "doodle greyhound mastiff persian siamese ragdoll tabby sphynx rabbit bunny hamster ferret pet"),
        (SubjectCast.Beast,
            "horse pony donkey cow bull calf pig goat sheep lamb deer fox wolf bear lion tiger leopard cheetah elephant giraffe zebra monkey gorilla panda koala kangaroo raccoon squirrel "
            + "hedgehog otter mouse rat camel llama alpaca rhino hippo buffalo moose dinosaur dragon unicorn lizard gecko turtle tortoise frog snake animal creature monster"),
        (SubjectCast.Bird, "bird parrot owl eagle hawk falcon crow raven pigeon dove chicken rooster hen duck goose swan penguin flamingo peacock sparrow canary parakeet cockatiel budgie macaw"),
        (SubjectCast.Fish, "fish goldfish betta koi shark whale dolphin octopus jellyfish seahorse squid crab lobster salmon trout"),
        (SubjectCast.Garment,
            "shoe shoes sneaker sneakers boot boots sandal sandals heel heels dress shirt t-shirt tee hoodie sweater jacket coat jeans pants trousers skirt suit hat cap beanie scarf gloves socks "
            + "bag handbag backpack purse tote belt tie swimsuit bikini kimono uniform blouse vest"),
        (SubjectCast.Furniture, "sofa couch chair armchair table desk bed wardrobe cabinet shelf bookshelf bench stool dresser piano refrigerator fridge oven stove bathtub"),
        (SubjectCast.Car, "car cars truck van bus motorcycle motorbike scooter bicycle bike suv sedan convertible pickup tractor train tram ambulance taxi jeep vehicle wagon caravan camper"),
        (SubjectCast.Boat, "boat boats ship yacht sailboat canoe kayak ferry submarine"),
        (SubjectCast.Aircraft, "plane airplane aeroplane aircraft jet helicopter drone glider balloon airship spaceship spacecraft rocket"),
        (SubjectCast.Building, "building house home villa cottage castle tower skyscraper church temple mosque bridge lighthouse barn cabin shop store hotel restaurant museum palace apartment architecture"),
        (SubjectCast.Style, "style aesthetic artstyle art illustration painting drawing sketch look filter technique"),
        (SubjectCast.Thing,
            "mug cup bottle glass watch ring necklace bracelet earrings sunglasses glasses phone laptop camera headphones speaker lamp candle vase book toy doll plush teddy figurine statue "
            + "sculpture perfume lipstick cream jar can box package food cake burger pizza sandwich cookie coffee tea wine beer knife pot pan plate bowl guitar violin drum ball racket helmet "
            + "key coin clock pen plant flower product object thing logo robot keyboard mouse"));

    /// <summary>The cast of a class; <see langword="null"/> where none of its words is known.</summary>
    public static SubjectCast? Find(string subjectClass)
    {
        // English names the thing last: "coffee mug", "golden retriever".
        var words = subjectClass.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = words.Length - 1; i >= 0; i--)
        {
            if (Words.TryGetValue(words[i], out var cast) || (words[i].Length > 3 && words[i][^1] == 's' && Words.TryGetValue(words[i][..^1], out cast)))
                return cast;
        }

        return null;
    }

    public static PromptSubjectKind KindOf(SubjectCast cast) => cast switch
    {
        SubjectCast.Person or SubjectCast.Baby => PromptSubjectKind.Person,
        SubjectCast.Pet or SubjectCast.Beast or SubjectCast.Bird or SubjectCast.Fish => PromptSubjectKind.Animal,
        SubjectCast.Car or SubjectCast.Boat or SubjectCast.Aircraft => PromptSubjectKind.Vehicle,
        SubjectCast.Building => PromptSubjectKind.Building,
        SubjectCast.Style => PromptSubjectKind.Style,
        _ => PromptSubjectKind.Product,
    };

    /// <summary>The cast for a kind of which nothing more is known.</summary>
    public static SubjectCast CastOf(PromptSubjectKind kind) => kind switch
    {
        PromptSubjectKind.Person => SubjectCast.Person,
        PromptSubjectKind.Animal => SubjectCast.Beast,
        PromptSubjectKind.Vehicle => SubjectCast.Car,
        PromptSubjectKind.Building => SubjectCast.Building,
        PromptSubjectKind.Style => SubjectCast.Style,
        _ => SubjectCast.Thing,
    };

    private static Dictionary<string, SubjectCast> Read(params (SubjectCast Cast, string Words)[] lists)
    {
        var words = new Dictionary<string, SubjectCast>(StringComparer.Ordinal);
        foreach (var (cast, list) in lists)
        {
            foreach (var word in list.Split(' '))
                words.TryAdd(word, cast);
        }

        return words;
    }
}
