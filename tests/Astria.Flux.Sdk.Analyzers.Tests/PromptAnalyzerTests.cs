namespace Astria.Flux.Analyzers.Tests;

/// <summary>Which places take prompts, and what reaches them.</summary>
internal sealed class PromptAnalyzerTests
{
    [TestCase("""studio.Draw("a man, {|FLX201:no hat|}");""")]
    [TestCase("""studio.Draw(other: "no hat", prompt: "a man, {|FLX201:no hat|}");""")]
    [TestCase("""studio.Prompt = "a man, {|FLX201:no hat|}";""")]
    [TestCase("""studio.Field = "a man, {|FLX201:no hat|}";""")]
    [TestCase("""_ = new Studio { Prompt = "a man, {|FLX201:no hat|}" };""")]
    [TestCase("""studio.Draw(flag ? "a man, {|FLX201:no hat|}" : "a {|FLX101:(red:1.3)|} car");""")]
    [TestCase("""studio.Draw(number switch { 1 => "a man, {|FLX201:no hat|}", _ => "a man" });""")]
    [TestCase("""studio.Draw(null ?? "a man, {|FLX201:no hat|}");""")]
    [TestCase("""studio.Draw(("a man, {|FLX201:no hat|}")!);""")]
    public Task Literals_that_reach_a_marked_place_are_linted(string statement) => PromptSource.Verify(statement);

    [TestCase("""studio.Draw("a man with a hat");""")]
    [TestCase("""studio.Draw("a man", "no hat");""")]
    [TestCase("""studio.Print("a man, no hat");""")]
    [TestCase("""var text = "a man, no hat"; studio.Print(text);""")]
    [TestCase("""studio.Draw("a man, no hat # flux-lint: ignore FLX201");""")]
    [TestCase("""studio.Draw("");""")]
    [TestCase("""studio.Draw(null);""")]
    public Task All_else_is_left_alone(string statement) => PromptSource.Verify(statement);

    [Test]
    public Task A_constant_is_marked_where_it_is_declared_and_once() => PromptSource.VerifyFile("""
        public class Tests
        {
            private const string Hatless = "a man, {|FLX201:no hat|}";
            private const string Unused = "a man, no hat";

            public void Test(Studio studio)
            {
                const string local = "a {|FLX101:(red:1.3)|} car";
                studio.Draw(Hatless);
                studio.Draw(Hatless);
                studio.Draw(local);
            }
        }
        """);

    [Test]
    public Task Places_of_the_users_own_are_known_by_their_attribute() => PromptSource.VerifyFile("""
        using System;
        using System.Diagnostics.CodeAnalysis;

        public record Order([StringSyntax("flux-prompt")] string Text, string Note);

        public class Tests
        {
            [StringSyntax("flux-prompt")] private readonly string _usual = "a man, {|FLX201:no hat|}";

            [StringSyntax("flux-prompt")] public string Other { get; init; } = "a man, {|FLX201:no hat|}";

            public Order Make([StringSyntax("flux-prompt")] string text = "a man, {|FLX201:no hat|}") => new("a man, {|FLX201:no hat|}", "no hat");

            public void Look<T>([StringSyntax("flux-prompt")] ReadOnlySpan<char> text, [StringSyntax("regex")] string pattern) => Look<int>("a man, {|FLX201:no hat|}", "no hat");
        }
        """);

    [Test]
    public Task A_rule_can_be_switched_off() =>
        PromptSource.Verify("""studio.Draw("a {|FLX101:(red:1.3)|} car, no hat");""", editorConfig: "dotnet_diagnostic.FLX201.severity = none");
}
