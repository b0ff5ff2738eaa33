namespace Astria.Flux.Tests.Prompts.Rules;

public sealed class InvisibleCharacterRuleTests
{
    [TestCase("a red\u0001cat", "a red cat")]
    [TestCase("a cat\u001f'and dog'", "a cat 'and dog'")]
    [TestCase("a cat\u0001--mask_prompt face", "a cat --mask_prompt face")]
    [TestCase("a cat\u0001, a dog", "a cat, a dog")]
    [TestCase("a cat\u0001", "a cat")]
    [TestCase("a c\u200bat", "a cat")]
    [TestCase("a cat http://a.b/(\u0001c) on a mat", "a cat http://a.b/( c) on a mat")]
    public void What_a_control_character_kept_apart_stays_apart(string prompt, string repaired) => PromptVerifier.Fixes(prompt, repaired);
}
