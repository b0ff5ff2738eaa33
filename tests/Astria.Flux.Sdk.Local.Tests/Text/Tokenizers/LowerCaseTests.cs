using Astria.Flux.Local.Text.Tokenizers;

namespace Astria.Flux.Local.Tests.Text.Tokenizers;

/// <summary>Lower case as Unicode's SpecialCasing has it.</summary>
internal sealed class LowerCaseTests
{
    [TestCase("ABC", "abc")]
    [TestCase("ΑΣ ΣΑ Σ", "ας σα σ")]
    [TestCase("ΑΣ. ΑΣ'Β", "ας. ασ'β")]
    [TestCase("Α\u0301Σ\u0301", "α\u0301ς\u0301")]
    [TestCase("İI", "i\u0307i")]
    [TestCase("\U00010400", "\U00010428")]
    public void It_knows_the_sigma_that_ends_a_word_and_the_letters_that_become_two(string text, string lower) => LowerCase.Of(text).Should().Be(lower);
}
