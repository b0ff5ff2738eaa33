using System.Text.Json;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Text.Tokenizers;

namespace Astria.Flux.Local.Tests.Text.Tokenizers;

internal sealed class CompositionTests
{
    [Test]
    public void Letters_and_marks_join_as_in_Unicodes_normal_form_C()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(GoldenData.PathOf("nfc.json")));

        cases.RootElement.GetArrayLength().Should().BePositive();
        cases.RootElement.EnumerateArray().Select(one => (Text: one.GetProperty("text").GetString()!, Composed: one.GetProperty("composed").GetString()!))
            .Where(one => Composition.Of(one.Text) != one.Composed || Composition.Of(one.Composed) != one.Composed)
            .Should().BeEmpty();
    }

    [Test]
    public void Clip_counts_a_letter_and_its_accent_once_even_where_NET_joins_nothing() =>
        ClipFile.Bundled().Encode("cafe\u0301").Should().Equal(ClipFile.Bundled().Encode("café"));
}
