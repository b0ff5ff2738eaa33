using Astria.Flux.Prompts;

namespace Astria.Flux.Tests.Prompts.Rules;

public sealed class WeightedParenthesesRuleTests
{
    [TestCase("ohwx man, [|(freckles:1.3)|], in a park")]
    [TestCase("[|(sharp:2)|] and [|(bright:0.5)|]")]
    [TestCase("[|(soft light : 1.3 )|]")]
    [TestCase("[|(soft light:.8)|]")]
    [TestCase("[|(soft light:1.)|]")]
    [TestCase("[|(soft light:+1.2)|]")]
    [TestCase("[|(hat:-1.5)|], [|(hat:0)|]")]
    [TestCase("[|(weiches Licht:1,3)|]")]
    [TestCase("[|(赤い車:1.3)|]")]
    [TestCase("[|((dusk:1.2))|]")]
    [TestCase("[|((dusk:1.2), fog)|]")]
    [TestCase("[|(a town [|(at dusk:1.2)|]:0.9)|]")]
    [TestCase("[|(a man, (smiling), tall:1.2)|]")]
    [TestCase("[|(a man (in a park):1.2)|]")]
    [TestCase("a[|(b d:1.2)|]c")]
    [TestCase("[|(<lora:1:0.5> ohwx man:1.2)|]")]
    [TestCase("a car [|(deep red:1.2|], road")]
    [TestCase("a car, [|deep red:1.2)|], road")]
    [TestCase("a car, [|red:1.2)|]")]
    [TestCase("[|(red hat:1.2.3)|], [|((scarf:.1.5))|]")]
    public void Weights_are_found(string marked) => PromptVerifier.Finds("FLX101", marked);

    [TestCase("ohwx man (in a park)")]
    [TestCase("<lora:123:0.8> ohwx man")]
    [TestCase("<lora:123:0.8><faceid:5:1> woman (smiling)")]
    [TestCase("a clock (10:30), a screen (16:9), a map (1:1)")]
    [TestCase("a train (leaving at 10:05)")]
    [TestCase("the verse (John 3:16)")]
    [TestCase("a lens (50mm f/1.8)")]
    [TestCase("a note (mood: 3)")]
    [TestCase("a year (of the dragon: 2024)")]
    [TestCase("a wall (height:240)")]
    [TestCase("a poster that says \"(sale:1.5)\"")]
    [TestCase("a star \\(sky:1.3\\)")]
    [TestCase("a version (red:1.2.3)")]
    [TestCase("a program (version 2:1.2.3), a date (born:1.2.1989)")]
    [TestCase("a pair (red:1.2, blue)")]
    [TestCase("a time (from 9:05")]
    [TestCase("1) an aperture of f:1.8)")]
    [TestCase("a lens (f:1.8), a model (scale 1:2.5)")]
    [TestCase("(:1.2) ()")]
    [TestCase("see https://example.org/(a:1.2)")]
    [TestCase(":) ;-) :(")]
    public void Ordinary_text_is_not(string prompt) => PromptVerifier.Finds("FLX101", prompt);

    [TestCase("a (red:1.3) car", "a red car")]
    [TestCase("( soft light : 1.3 ), fog", "soft light, fog")]
    [TestCase("((dusk:1.2), fog)", "dusk, fog")]
    [TestCase("(a town (at dusk:1.2):0.9)", "a town at dusk")]
    [TestCase("(a:1.2)(b c:1.3)(d e:0.9)", "a b c d e")]
    [TestCase("sharp(red:1.2)car", "sharp red car")]
    [TestCase("(a man (in a park):1.2)", "a man (in a park)")]
    [TestCase("a sign \"(red:1.3)\" and (red:1.3)", "a sign \"(red:1.3)\" and red")]
    [TestCase("a car (deep red:1.2, road", "a car deep red, road")]
    [TestCase("a car, deep red:1.2), road", "a car, deep red, road")]
    public void The_fix_keeps_the_words_and_drops_the_weight(string prompt, string repaired) => PromptVerifier.Fixes(prompt, repaired);

    [TestCase("a man (hat:-1.2)")]
    [TestCase("a man (hat:0)")]
    public void A_weight_that_keeps_away_is_not_turned_into_a_wish(string prompt) => PromptVerifier.Fixes(prompt, prompt);

    [Test]
    public void What_only_a_comma_stands_before_is_not_moved_to_the_front() =>
        PromptLinter.Default.Lint(", (red hat:1.3), a cat").Diagnostics.Single().Fix!.Alternatives.Should().BeEmpty();
}
