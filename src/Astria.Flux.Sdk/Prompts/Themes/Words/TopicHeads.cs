namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>Knows main words of topics.</summary>
internal static class TopicHeads
{
    // Kind, preposition, whether with an article, traits | words.
    private static readonly Dictionary<string, TopicHead> Known = Read(
        """
        place in a in home | cabin cottage room bedroom bathroom kitchen library study attic loft apartment house home mansion chalet lodge hut parlor parlour basement nursery penthouse treehouse tent cellar lounge pantry hallway sauna igloo
        place in a in | studio office cafe café coffeehouse bakery restaurant diner tavern inn pub bar bookstore bookshop shop store boutique salon barbershop classroom school hospital laboratory lab workshop garage factory warehouse museum gallery theater theatre cinema church cathedral temple monastery palace ballroom greenhouse gym arcade nightclub club casino hotel lobby elevator train subway tunnel dungeon cave cavern throne-room courtroom speakeasy teahouse spa hall stable barn vault bunker cockpit
        place in a | castle fortress village town city metropolis kingdom world dimension
        place in a out city | street alley alleyway square plaza courtyard neighborhood neighbourhood district bazaar slum downtown city metropolis cityscape playground
        place at a city | market marketplace fair fairground station airport stadium mall
        place in a out wild | forest woods wood jungle rainforest meadow field valley canyon desert garden park orchard vineyard farm farmyard swamp prairie savanna savannah countryside wilderness oasis landscape wonderland glade clearing grove cemetery graveyard ravine tundra
        place on a out wild | mountain hill hillside mountaintop hilltop trail cliff glacier volcano plateau ridge path ranch farm summit peak road highway
        place in the out wild | mountains hills highlands alps dolomites outback countryside wilderness
        place at a out wild | lake river waterfall campsite pond stream campfire
        place on a out coast | beach island coast coastline pier dock shore seashore boardwalk yacht boat ship sailboat deck raft
        place at a out coast | harbor harbour marina lagoon lighthouse port seaside bay
        place on a out city | rooftop balcony terrace bridge street-corner sidewalk runway catwalk staircase
        place on a | stage set throne
        place in a | setting scene atmosphere environment
        place by a out | fountain pool poolside fireplace
        place in a in space | spaceship spacecraft starship space-station
        place on a in space | spaceship space-station
        place on the out space | moon mars
        place in - space | space orbit
        place on - out space | mars venus jupiter
        place on a out space | planet asteroid
        place in - deep | atlantis
        place at a deep | reef
        place in the deep | ocean sea abyss deep
        place in - out city | paris london tokyo venice rome kyoto amsterdam barcelona prague berlin istanbul manhattan brooklyn york havana marrakech chinatown downtown vegas miami chicago lisbon dubai seoul shanghai mumbai
        place in - out wild | iceland japan italy hawaii morocco greece scotland ireland norway tuscany provence nature patagonia egypt mexico bali africa alaska switzerland
        event at a | wedding party festival carnival concert parade picnic dinner banquet ball prom graduation race match ceremony barbecue rave show celebration feast reunion gala premiere auction tournament rodeo circus brunch breakfast lunch ritual funeral birthday rehearsal expo exhibition conference meeting interview duel battle
        event on a | adventure hike trip journey vacation holiday expedition safari cruise date quest hunt mission ride voyage picnic-trip honeymoon stroll walk photoshoot
        event during a | storm thunderstorm blizzard sandstorm snowstorm eclipse revolution apocalypse rainstorm heatwave workout
        role as a | knight detective astronaut chef wizard witch samurai pirate cowboy cowgirl doctor nurse firefighter pilot musician guitarist ballerina dancer boxer king queen prince princess warrior viking ninja gladiator explorer scientist sailor farmer mechanic barista superhero spy gangster monk vampire elf fairy mermaid ceo businessman businesswoman executive lawyer teacher professor artist painter photographer journalist soldier blacksmith alchemist archer assassin baker bartender biker captain clown diver druid hunter jester jockey judge librarian magician mage merchant nomad paladin pharaoh philosopher poet police policeman ranger rapper shaman sheriff skater sorcerer surfer tailor thief traveler traveller wanderer zombie hacker dj rockstar rocker
        time on a | morning evening afternoon night day sunday saturday weekend sunset sunrise dawn dusk twilight
        time in - | winter autumn spring summer springtime summertime autumntime
        time at - | christmas halloween easter midnight noon thanksgiving
        time in the | rain snow fog mist moonlight sunlight sunshine wind dark darkness
        time in the vintage | twenties thirties forties fifties sixties seventies eighties nineties 1920s 1930s 1940s 1950s 1960s 1970s 1980s 1990s 20s 50s 60s 70s 80s 90s
        purpose for a | portrait headshot portraits headshots shoot editorial campaign advertisement ad cover poster billboard catalog catalogue lookbook postcard advert selfie calendar
        """);

    /// <summary>What is known of a word in lower case.</summary>
    public static TopicHead? Find(string word) => Known.GetValueOrDefault(word);

    private static Dictionary<string, TopicHead> Read(string lines)
    {
        var known = new Dictionary<string, TopicHead>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n'))
        {
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            var columns = line[..bar].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var preposition = columns[2] == "the" ? $"{columns[1]} the" : columns[1];
            var head = new TopicHead(Kind(columns[0]), preposition, columns[2] == "a", ThemePhraseReader.Traits(string.Join(' ', columns[3..])));
            // The first line that has a word says how it is used.
            foreach (var word in line[(bar + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                known.TryAdd(word, head);
        }

        return known;
    }

    private static TopicHeadKind Kind(string name) => name switch
    {
        "place" => TopicHeadKind.Place,
        "event" => TopicHeadKind.Event,
        "role" => TopicHeadKind.Role,
        "time" => TopicHeadKind.Time,
        _ => TopicHeadKind.Purpose,
    };
}
