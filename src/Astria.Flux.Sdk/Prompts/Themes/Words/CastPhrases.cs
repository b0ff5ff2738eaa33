using Astria.Flux.Prompts.Composition;

namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>What can be said of each kind of subject.</summary>
/// <param name="Actions">What it does, from a verb in its base form on; for a style, what is drawn.</param>
/// <param name="Extras">What it wears, carries or has by it.</param>
internal sealed record CastPhrases(ThemePhrase[] Actions, ThemePhrase[] Extras)
{
    private static readonly ThemePhrase[] PersonExtras =
        [.. PersonPhrases.Clothes.Select(phrase => phrase with { Text = $"wearing {phrase.Text}" }), .. PersonPhrases.Props];

    public static CastPhrases Of(SubjectCast cast) => cast switch
    {
        SubjectCast.Baby => new(PersonPhrases.BabyActions, PersonPhrases.BabyThings),
        SubjectCast.Pet => new(AnimalPhrases.PetActions, AnimalPhrases.PetThings),
        SubjectCast.Beast => new(AnimalPhrases.BeastActions, AnimalPhrases.BeastThings),
        SubjectCast.Bird => new(AnimalPhrases.BirdActions, AnimalPhrases.BirdThings),
        SubjectCast.Fish => new(AnimalPhrases.FishActions, AnimalPhrases.FishThings),
        SubjectCast.Thing => new(ThingPhrases.SmallActions, ThingPhrases.SmallThings),
        SubjectCast.Garment => new(ThingPhrases.GarmentActions, ThingPhrases.GarmentThings),
        SubjectCast.Furniture => new(ThingPhrases.FurnitureActions, ThingPhrases.FurnitureThings),
        SubjectCast.Car => new(LargePhrases.CarActions, LargePhrases.CarThings),
        SubjectCast.Boat => new(LargePhrases.BoatActions, LargePhrases.BoatThings),
        SubjectCast.Aircraft => new(LargePhrases.AircraftActions, LargePhrases.AircraftThings),
        SubjectCast.Building => new(LargePhrases.BuildingActions, LargePhrases.BuildingThings),
        SubjectCast.Style => new(ThingPhrases.Motifs, ThingPhrases.MotifThings),
        _ => new(PersonPhrases.Actions, PersonExtras),
    };
}
