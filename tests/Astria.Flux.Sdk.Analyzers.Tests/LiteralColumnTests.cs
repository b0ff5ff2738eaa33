namespace Astria.Flux.Analyzers.Tests;

/// <summary>A finding is underlined exactly, however the literal is written.</summary>
internal sealed class LiteralColumnTests
{
    private const string Quotes = "\"\"\"";

    [TestCase(""" "a \"man\",\t{|FLX201:no hat|}" """)]
    [TestCase(""" "a m\u0061n \U0001F600 \x41, {|FLX201:n\u006f hat|}" """)]
    [TestCase(""" "a man\\, {|FLX201:no hat|}" """)]
    [TestCase(""" @"a ""man"", {|FLX201:no hat|}" """)]
    [TestCase(""" @"c:\man, {|FLX201:no hat|}" """)]
    [TestCase(Quotes + "a \"man\", {|FLX201:no hat|}" + Quotes)]
    [TestCase("$" + Quotes + "a {name} \"man\", {|FLX201:no hat|}" + Quotes)]
    [TestCase(""" $"a {name} \"man\", {|FLX201:no hat|}" """)]
    [TestCase(""" $@"a {name} ""man"", {|FLX201:no hat|}" """)]
    [TestCase(""" $"a {name,5} man in {weight:F1}, {|FLX201:no hat|}" """)]
    [TestCase(""" "a man, " + "{|FLX201:no hat|}" """)]
    [TestCase(""" "a man, " + name + ", {|FLX201:no hat|}" """)]
    [TestCase(""" "a man, {|FLX201:no " + "hat|}" """)]
    [TestCase(""" $"a man {|FLX101:(in red:{weight})|}, smiling" """)]
    public Task A_finding_has_its_own_columns(string literal) => PromptSource.Verify($"studio.Draw({literal});");

    [Test]
    public Task A_raw_literal_of_several_lines_is_read_without_its_indentation() => PromptSource.Verify($$"""
        studio.Draw({{Quotes}}
            a man,
              {|FLX201:no hat|},
            smiling
            {{Quotes}});
        """);

    [Test]
    public Task So_is_an_interpolated_one() => PromptSource.Verify($$"""
        studio.Draw(${{Quotes}}
            a man, {name}
            {name} {|FLX201:no hat|},
            smiling
            {{Quotes}});
        """);

    [Test]
    public Task A_verbatim_literal_of_several_lines_is_read_as_it_is() => PromptSource.Verify("""
        studio.Draw(@"a man,
            {|FLX201:no hat|}, smiling");
        """);

    // Two dollars mean a place in the testing package's own markup, so this one is counted by hand.
    [Test]
    public async Task A_raw_literal_can_ask_for_several_braces()
    {
        const string line = "studio.Draw($$" + Quotes + "a man {{name}}, no hat" + Quotes + ");";

        var found = await CompiledSource.FindingsIn(PromptSource.Frame + PromptSource.InMethod(line));

        found.Should().ContainSingle().Which.Location.SourceSpan.Length.Should().Be("no hat".Length);
        found[0].Location.GetLineSpan().StartLinePosition.Character.Should().Be(line.IndexOf("no hat", StringComparison.Ordinal));
    }

    [TestCase("""studio.Draw($"{name}");""")]
    [TestCase("""studio.Draw($"<lora:{number}:{weight}> {name} man");""")]
    [TestCase("""studio.Draw(name);""")]
    public Task What_only_the_running_program_knows_is_no_finding(string statement) => PromptSource.Verify(statement);
}
