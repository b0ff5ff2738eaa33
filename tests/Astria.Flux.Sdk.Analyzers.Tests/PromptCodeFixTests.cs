namespace Astria.Flux.Analyzers.Tests;

/// <summary>Fixes rewrite the literal in its own spelling, and touch nothing else.</summary>
internal sealed class PromptCodeFixTests
{
    [TestCase(""" "a {|FLX101:(red:1.3)|} car" """, """ "a red car" """)]
    [TestCase(""" "a \"big\" {|FLX101:(red:1.3)|} car" """, """ "a \"big\" red car" """)]
    [TestCase(""" @"a ""big"" {|FLX101:(red:1.3)|} car" """, """ @"a ""big"" red car" """)]
    [TestCase(""" $"a {name} {|FLX101:(red:1.3)|} car" """, """ $"a {name} red car" """)]
    [TestCase(""" "a man, {|FLX201:no hat|}, smiling" """, """ "a man, smiling" """)]
    [TestCase(""" "a man, {|FLX201:no " + "hat|}, smiling" """, """ "a man" + ", smiling" """)]
    [TestCase(""" "{|FLX101:(red:1.3)|} and {|FLX101:(blue:1.2)|}" """, """ "red and blue" """)]
    [TestCase("\"\"\"a {|FLX102:((big))|} \"red\" car\"\"\"", "\"\"\"a big \"red\" car\"\"\"")]
    public Task A_fix_is_applied_to_the_literal(string literal, string repaired) => PromptSource.Verify($"studio.Draw({literal});", $"studio.Draw({repaired});");

    [Test]
    public Task An_expression_is_never_removed_with_the_text_around_it() =>
        PromptSource.Verify("""studio.Draw($"a man, {|FLX201:no |}{name}, smiling");""", """studio.Draw($"a man, {|FLX201:no |}{name}, smiling");""");
}
