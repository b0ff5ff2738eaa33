namespace Astria.Flux.Tests.Prompts.Rules;

public sealed class NestedParenthesesRuleTests
{
    [TestCase("[|((ohwx man))|], no hat")]
    [TestCase("[|( ( fractal waves ) )|], neon")]
    [TestCase("[|(((((minions)))))|]")]
    [TestCase("[|[[old film]]|]")]
    [TestCase("[|((cat)|], dog")]
    [TestCase("[|((cat))|])")]
    [TestCase("[|((a cat) and a dog)|]")]
    [TestCase("[|((|]cat")]
    [TestCase("a dog, [|((|]dim light, fog")]
    [TestCase("[|((雪))|], 夜")]
    [TestCase("[|((b&w))|], a dog")]
    public void Emphasis_is_found(string marked) => PromptVerifier.Finds("FLX102", marked);

    [TestCase("a man (in a park (at night))")]
    [TestCase("a formula ((a+b)*c)")]
    [TestCase("((dusk:1.2))")]
    [TestCase("a poster \"((sale))\"")]
    [TestCase("\\(\\(face\\)\\)")]
    [TestCase("(()) [[]]")]
    [TestCase("([cat])")]
    [TestCase("a face :((")]
    [TestCase("so sad :((( today")]
    [TestCase("a face ((o)) on a mug")]
    [TestCase("a call((x) on a screen")]
    [TestCase("a loop while ((a & b)) on a screen")]
    public void Ordinary_text_is_not(string prompt) => PromptVerifier.Finds("FLX102", prompt);

    [TestCase("((ohwx man)), no hat", "ohwx man")]
    [TestCase("( ( fractal waves ) ), neon", "fractal waves, neon")]
    [TestCase("a(((cat)))b", "a cat b")]
    [TestCase("[[old film]]", "old film")]
    [TestCase("((cat), dog", "cat, dog")]
    [TestCase("((a cat) and a dog)", "a cat and a dog")]
    [TestCase("((<lora:7:0.6> cat))", "<lora:7:0.6> cat")]
    [TestCase("a dog, ((dim light, fog", "a dog, dim light, fog")]
    public void The_fix_strips_the_brackets(string prompt, string repaired) => PromptVerifier.Fixes(prompt, repaired);
}
