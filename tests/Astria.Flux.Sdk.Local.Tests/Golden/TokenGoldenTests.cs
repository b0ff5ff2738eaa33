using System.Text.Json;
using Astria.Flux.Local.Text.Tokenizers;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>Token numbers are those of SentencePiece and of OpenAI's CLIP, for any text.</summary>
[TestFixture]
internal sealed class TokenGoldenTests
{
    [TestCaseSource(typeof(GoldenData), nameof(GoldenData.UnigramTokens))]
    public void Unigram_numbers_are_SentencePieces(string file)
    {
        var tokenizer = UnigramFile.Open(GoldenData.Beside(file, "*.model"));

        Differing(file, text => tokenizer.Encode(text)).Should().BeEmpty();
    }

    [TestCaseSource(typeof(GoldenData), nameof(GoldenData.ClipTokens))]
    public void Clip_numbers_are_OpenAIs(string file)
    {
        // OpenAI's own program without its optional repair of texts joins no accents.
        var tokenizer = ClipFile.Bundled(composes: false);

        Differing(file, text => tokenizer.Encode(text)[1..^1]).Should().BeEmpty();
    }

    private static List<string> Differing(string file, Func<string, List<int>> encode)
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(GoldenData.PathOf(file)));
        cases.RootElement.GetArrayLength().Should().BePositive();
        return [.. cases.RootElement.EnumerateArray()
            .Select(one => (Text: one.GetProperty("text").GetString()!, Ids: one.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()).ToList()))
            .Where(one => !encode(one.Text).SequenceEqual(one.Ids))
            .Select(one => $"{JsonSerializer.Serialize(one.Text)}: {string.Join(' ', encode(one.Text))} instead of {string.Join(' ', one.Ids)}")];
    }
}
