using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>
/// Says the same in other words. People write "a photo of a red apple"; and a word never met before (a LoRA's token is one by intent) must
/// leave a picture alone: trained on names only, the model answered one made-up word in forty with numbers six times too large.
/// </summary>
internal static class CaptionVariety
{
    private const double Wrapped = 0.2;
    private const double WithUnknownWord = 0.06;

    // Captions left out altogether are now and then a made-up word, which says as little.
    private const double UnknownWordAlone = 0.25;

    // What the text encoder reads; a longer caption would lose its ground.
    private const int MostWords = 8;

    private static readonly string[] Openings = ["a", "the", "a photo of", "a photo of a", "picture of a"];

    /// <summary>Another way to write a caption; often the caption itself.</summary>
    public static string Vary(string caption, ref FluxRandom random)
    {
        var chance = random.NextUniform();
        var varied = chance < Wrapped ? $"{Openings[random.NextInt(Openings.Length)]} {caption}"
            : chance < Wrapped + WithUnknownWord ? $"{UnknownWord(ref random)} {caption}"
            : caption;
        return varied.Count(letter => letter == ' ') < MostWords ? varied : caption;
    }

    /// <summary>A caption that says nothing.</summary>
    public static string Nothing(ref FluxRandom random) => random.NextUniform() < UnknownWordAlone ? UnknownWord(ref random) : "";

    private static string UnknownWord(ref FluxRandom random)
    {
        var letters = new char[2 + random.NextInt(6)];
        for (var i = 0; i < letters.Length; i++) letters[i] = (char)('a' + random.NextInt(26));
        return new string(letters);
    }
}
