using System.Diagnostics;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Syntax;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Syntax;

public sealed class PromptTextTests
{
    [TestCase("a red car", "a|red|car")]
    [TestCase("don't, no-nonsense 35mm 1950s half_open", "don't|,|no-nonsense|35mm|1950s|half_open")]
    [TestCase("(red:1.3)", "(|red|:|1.3|)")]
    [TestCase("(red:-.5)", "(|red|:|-.5|)")]
    [TestCase("1,000 men at 10:30.", "1,000|men|at|10|:|30|.")]
    [TestCase("<lora:123:0.8>man<b>", "<lora:123:0.8>|man|<b>")]
    [TestCase("a < b <lora:1", "a|<|b|<|lora|:|1")]
    [TestCase("says \"No Entry\" and “no exit”", "says|\"No Entry\"|and|“no exit”")]
    [TestCase("says 'DON'T WALK' to dogs' masters", "says|'DON'T WALK'|to|dogs|'|masters")]
    [TestCase("the '90s and the '80s", "the|'|90s|and|the|'|80s")]
    [TestCase("a 24\" and a 27\" screen", "a|24|\"|and|a|27|\"|screen")]
    [TestCase("\"a whole prompt\"", "\"|a|whole|prompt|\"")]
    [TestCase("„ja“ «oui» ‘yes’", "„ja“|«oui»|‘yes’")]
    [TestCase("an \"odd one", "an|\"|odd|one")]
    [TestCase("he said \"hello and \"STOP\" there", "he|said|\"|hello|and|\"STOP\"|there")]
    [TestCase("\\(sky\\) a\\b", "\\(|sky|\\)|a|\\|b")]
    [TestCase("see https://a.b/(c:1.2) now", "see|https://a.b/(c:1.2)|now")]
    [TestCase("a cat --ar 16:9 --mask_prompt face", "a|cat|--ar 16:9|--mask_prompt face")]
    [TestCase("a -- b – c", "a|--|b|–|c")]
    [TestCase("赤い車，夜。", "赤い車|，|夜|。")]
    [TestCase("a\r\nb", "a|\r|\n|b")]
    [TestCase("", "")]
    [TestCase(" \t\u200b ", "")]
    public void Text_is_cut_into_tokens(string prompt, string tokens) => string.Join('|', Tokens(prompt)).Should().Be(tokens);

    [TestCase("(red:1.3)", 1.3)]
    [TestCase("(red:.5)", 0.5)]
    [TestCase("(red:-2.)", -2)]
    [TestCase("(red : 1,25 )", 1.25)]
    [TestCase("(red:+12)", 12)]
    [TestCase("(red:1.2.3)", 1.2)]
    [TestCase("(red:.1.5)", .1)]
    [TestCase("(red:1.2.2024)", double.NaN)]
    [TestCase("(red:1.2.3.4)", double.NaN)]
    [TestCase("(red)", double.NaN)]
    [TestCase("(red:)", double.NaN)]
    public void A_bracket_knows_its_weight(string prompt, double weight)
    {
        using var text = PromptText.Scan(prompt);

        text.Tokens[0].Weight.Should().Be(weight);
    }

    [Test]
    public void Brackets_know_their_partners()
    {
        using var text = PromptText.Scan("(a [b) c] (");
        var partners = text.Tokens.ToArray().Where(token => token.Kind is PromptTokenKind.OpenBracket or PromptTokenKind.CloseBracket).Select(token => token.Match);

        partners.Should().Equal(4, 6, 0, 2, PromptToken.Unmatched);
    }

    [Test]
    public void Tokens_are_in_order_and_cover_everything_but_blanks() =>
        PromptGen.Text.Sample(prompt =>
        {
            using var text = PromptText.Scan(prompt);
            var position = 0;
            foreach (var token in text.Tokens)
            {
                if (token.Start < position || token.Length < 1 || !IsBlank(prompt.AsSpan(position, token.Start - position)) || !text.Has(token.Kind))
                    return false;
                position = token.End;
            }

            return IsBlank(prompt.AsSpan(position));
        });

    [Test]
    public void Partners_point_at_each_other() =>
        PromptGen.Text.Sample(prompt =>
        {
            using var text = PromptText.Scan(prompt);
            for (var i = 0; i < text.Tokens.Length; i++)
            {
                var partner = text.Tokens[i].Match;
                if (partner != PromptToken.Unmatched && text.Tokens[partner].Match != i)
                    return false;
            }

            return true;
        });

    [TestCase("(")]
    [TestCase(")")]
    [TestCase("\"")]
    [TestCase("“")]
    [TestCase("„")]
    [TestCase("'a ")]
    [TestCase("‘a ")]
    [TestCase("<a:")]
    [TestCase(" --a")]
    [TestCase("((a:1.2)")]
    [TestCase("a, or ")]
    [TestCase("no a, ")]
    [TestCase("\ud800")]
    public void Hostile_text_takes_no_longer_than_its_length_allows(string unit)
    {
        var prompt = string.Concat(Enumerable.Repeat(unit, 200_000));
        var clock = Stopwatch.StartNew();

        _ = PromptLinter.Default.Lint(prompt.AsSpan());

        // Linear is some dozens of milliseconds; quadratic would be minutes. The rest is for a busy machine.
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    private static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character) && !char.IsControl(character) && char.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.Format)
                return false;
        }

        return true;
    }

    private static List<string> Tokens(string prompt)
    {
        using var text = PromptText.Scan(prompt);
        var tokens = new List<string>();
        foreach (var token in text.Tokens)
            tokens.Add(text[token].ToString());
        return tokens;
    }
}
