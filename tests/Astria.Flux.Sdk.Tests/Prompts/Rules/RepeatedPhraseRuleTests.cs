namespace Astria.Flux.Tests.Prompts.Rules;

internal sealed class RepeatedPhraseRuleTests
{
    [TestCase("a red barn, [|a red barn|], fog")]
    [TestCase("a barn, <lora:1:0.5> fog, a barn in the rain, fog, [|fog|]")]
    public void A_part_that_is_there_already_is_found(string marked) => PromptVerifier.Finds("FLX406", marked);

    [TestCase("ohwx man <lora:1:0.5>, ohwx man <lora:1:0.5>, fog")]
    [TestCase("fog at dawn, ohwx man <b>, ohwx man <b>, dawn at fog")]
    public void A_part_with_a_tag_is_none(string prompt) => PromptVerifier.Finds("FLX406", prompt);

    [TestCase("a man in fog, fog in a man")]
    public void The_same_words_in_another_order_are_another_part(string prompt) => PromptVerifier.Finds("FLX406", prompt);
}
