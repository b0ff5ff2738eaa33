using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Rules;

public sealed class NegationRuleTests
{
    private static readonly string[] Pieces =
        ["no", "not", "without", "absent", "missing", "nowhere to be seen", "is", "a", "helmet", "the", "any of", "free from", "lacking", "neither", ",", "from", "nobody"];

    [TestCase("a man, [|no hat|]")]
    [TestCase("a man [|without glasses|] in a park")]
    [TestCase("a man, [|not wearing a hat|], smiling")]
    [TestCase("[|no hat|], [|no glasses|], a man")]
    [TestCase("a man with [|no hat|] and [|no beard|]")]
    [TestCase("a street with [|no cars or people|] at dusk")]
    [TestCase("a desk with [|no sign of life|] on it")]
    [TestCase("a man in red or with [|no shirt|]")]
    [TestCase("a cat, [|no hat, glasses or beard|], outside")]
    [TestCase("a room [|w/o furniture|]")]
    [TestCase("a room [|devoid of life|], [|free from clutter|], [|free of dust|]")]
    [TestCase("a street [|sans cars|]")]
    [TestCase("a woman [|lacking shoes|]")]
    [TestCase("she [|doesn't look at the camera|], dusk")]
    [TestCase("she [|doesn’t smile|]")]
    [TestCase("[|do not show any text|]")]
    [TestCase("the door [|cannot be opened|]")]
    [TestCase("she [|never smiles|]")]
    [TestCase("a kitchen with [|neither windows nor doors|]")]
    [TestCase("a beach, [|nobody|] in sight")]
    [TestCase("a beach, [|no one|] around")]
    [TestCase("[|nothing|] in the background")]
    [TestCase("a room [|no longer lit|]")]
    [TestCase("[|avoid blur|], a cat")]
    [TestCase("a cat, please [|avoid blur|]")]
    [TestCase("A cat. [|No text|]. [|No logo|].")]
    [TestCase("A CAT, [|NO TEXT|], SHARP")]
    [TestCase("\"a man with [|no hat|]\"")]
    [TestCase("{ \"scene\": \"a street with [|no cars|]\" }")]
    [TestCase("a man\n[|no hat|]\nin a park")]
    [TestCase("[|no text|]: a cat")]
    [TestCase("a knight with [|no helmet nowhere to be seen|]")]
    [TestCase("a knight, [|no helmet absent|]")]
    [TestCase("a knight, [|no helmet|], [|no helmet|]")]
    [TestCase("a workshop [|without any of the usual unspeakable gizmos|]")]
    [TestCase("a harbour [|without any of its boats|] at dawn")]
    [TestCase("a desk with [|no sign of any of the tools|]")]
    [TestCase("she [|does not wear any of the rings|]")]
    public void Negatives_are_found(string marked) => PromptVerifier.Finds("FLX201", marked);

    [Test]
    public void No_two_negatives_share_a_word() =>
        Gen.Int[0, Pieces.Length - 1].Array[1, 12].Select(pieces => string.Join(' ', pieces.Select(piece => Pieces[piece]))).Sample(prompt =>
        {
            var end = 0;
            return PromptLinter.Default.Lint(prompt).Diagnostics.Where(diagnostic => diagnostic.RuleId == "FLX201").All(diagnostic =>
            {
                var isApart = diagnostic.Start >= end;
                end = diagnostic.Span.End;
                return isApart;
            });
        });

    [TestCase("a sign that says \"No Entry\"")]
    [TestCase("a sign that says “No Entry”")]
    [TestCase("a sign that says 'DON'T WALK'")]
    [TestCase("a sign reading No Entry")]
    [TestCase("a poster with the text NO EXIT in red")]
    [TestCase("a no parking sign, a do not enter sign")]
    [TestCase("a bottle of No. 5, chapter no. 3, no 7")]
    [TestCase("Dr. No on a beach, Doctor No")]
    [TestCase("deal or no deal")]
    [TestCase("No Man's Sky landscape, a poster of No Country")]
    [TestCase("in the style of Ni no Kuni")]
    [TestCase("una casa en la playa y no hay gente")]
    [TestCase("um gato no centro da sala com flores")]
    [TestCase("no doubt a masterpiece, not only red but blue")]
    [TestCase("without a doubt the best, built in no time")]
    [TestCase("nothing but sand, second to none, next to nothing")]
    [TestCase("whether or not it rains, cannot help but smile")]
    [TestCase("a man breaking free from chains")]
    [TestCase("the void of space, closed for lack of money")]
    [TestCase("written in Comic Sans font, set in sans serif, a sans-serif face")]
    [TestCase("A Poster Set In Comic Sans On A Wall")]
    [TestCase("a no-nonsense look, a non-Euclidean hall, a never-ending stair")]
    [TestCase("a knot, a note, a notebook, noir, Nordic, nova")]
    [TestCase("a girl named Nobody, a Nothing phone")]
    [TestCase("a man avoiding the rain")]
    [TestCase("a cat --mask_negative no clothes hat")]
    [TestCase("a cat. Negative prompt: no hat, no text")]
    [TestCase("https://example.org/no hat")]
    [TestCase("Oh no! A cat")]
    [TestCase("bareheaded, cloudless, sugar-free, unlit")]
    [TestCase("{ \"texture\": \"None\" }")]
    public void Everything_else_is_left_alone(string prompt) => PromptVerifier.Finds("FLX201", prompt);

    [TestCase("Man portrait, no glasses, no hat", "Man portrait")]
    [TestCase("no hat, no glasses, a man", "a man")]
    [TestCase("a man with no hat and no glasses in a park", "a man in a park")]
    [TestCase("a man without a hat in a park", "a man in a park")]
    [TestCase("a man without a hat and with no glasses", "a man")]
    [TestCase("a road with two shoes but no person.", "a road with two shoes.")]
    [TestCase("hat, scarf, and no gloves, dusk", "hat, scarf, dusk")]
    [TestCase("A cat. No text. No logo.", "A cat.")]
    [TestCase("No text. A cat", "A cat")]
    [TestCase("A dog not wearing a collar, sunny", "A dog, sunny")]
    [TestCase("a street, no people in the background, dusk", "a street, dusk")]
    [TestCase("a shelf without any books on it, night", "a shelf, night")]
    [TestCase("a man, (no hat), park", "a man, park")]
    [TestCase("a man (no hat) in a park", "a man in a park")]
    [TestCase("(no hat:1.3), a man", "a man")]
    [TestCase("(a man, no hat:1.2), dusk", "a man, dusk")]
    [TestCase("a man; no hat; dusk", "a man; dusk")]
    [TestCase("a man — no hat — dusk", "a man — dusk")]
    [TestCase("a man\nno hat\ndusk", "a man\ndusk")]
    [TestCase("a dog without fur...", "a dog...")]
    [TestCase("a man, no hat --video", "a man --video")]
    [TestCase("a knight with no helmet nowhere to be seen", "a knight")]
    [TestCase("a knight, no helmet absent, in a castle", "a knight, in a castle")]
    [TestCase("a workshop without any of the usual unspeakable gizmos", "a workshop")]
    [TestCase("no windows, no doors, no furniture and a lamp", "no furniture and a lamp")]
    [TestCase("a man with no shoes on and no hat", "a man")]
    [TestCase("a man without a hat on a beach", "a man on a beach")]
    [TestCase("a man without glasses, sunny day, red car", "a man, sunny day, red car")]
    [TestCase("A Man Sans Hat", "A Man")]
    [TestCase("A bare room. There is no furniture.", "A bare room.")]
    [TestCase("There are no people in the street. Dusk, rain", "Dusk, rain")]
    public void The_fix_takes_the_clause_out_cleanly(string prompt, string repaired) => PromptVerifier.Fixes(prompt, repaired);

    [TestCase("a cat! nobody — — without a hat", "a cat!")]
    [TestCase("a cat. Avoid: hats. ;no neither — NO sign", "a cat. Avoid: hats.")]
    [TestCase("a red car, no people — — without a hat", "a red car —")]
    public void Negatives_with_only_separators_between_them_are_cut_once(string prompt, string repaired) => PromptVerifier.Fixes(prompt, repaired);

    [TestCase("no hat")]
    [TestCase("no hat, no glasses")]
    [TestCase("The man is not smiling.")]
    [TestCase("a man without a hat and a red tie")]
    [TestCase("the beach is devoid of people")]
    [TestCase("don't show any text, a cat")]
    [TestCase("a man, no hat, which is red")]
    [TestCase("no text: a cat")]
    [TestCase("a cat, no hat, glasses or beard, outside")]
    [TestCase("a man without a tie, a hat and a coat")]
    [TestCase("a man without a tie, hat, and coat")]
    [TestCase("a man with no shoes on and a red hat")]
    [TestCase("a dog with no rope around the neck")]
    [TestCase("a room, no lights on at night")]
    [TestCase("a room where there are no lights")]
    [TestCase("a street. There are no people left who remember it.")]
    [TestCase("a road, no cars in the rain, dusk")]
    public void Where_no_clean_cut_is_sure_the_text_stays(string prompt) => PromptVerifier.Fixes(prompt, prompt);

    [TestCase("a cat, no hat, glasses or beard, outside", "a cat, outside")]
    [TestCase("a cat. Do not change the face.", "a cat.")]
    public void What_is_a_guess_is_only_suggested(string prompt, string suggested) =>
        PromptLinter.Default.Lint(prompt).ApplyFixes(PromptFixKind.Suggestion).Should().Be(suggested);

    [Test]
    public void The_message_names_what_was_found_and_what_to_do() =>
        PromptLinter.Default.Lint("a man, no hat").Diagnostics.Should().ContainSingle()
            .Which.Message.Should().Be("FLUX does no negatives: 'no hat' tends to draw the very thing. Say what is to be seen instead, such as 'bareheaded, hair visible'.");

    [TestCase("a man, no hat", "a man, bareheaded, hair visible")]
    [TestCase("a man with no hat in a park", "a man, bareheaded, hair visible, in a park")]
    [TestCase("a man without a hat or gloves", "a man, bareheaded, hair visible, bare hands")]
    [TestCase("no people", "deserted")]
    [TestCase("a shop that is not open", "a shop that is closed")]
    [TestCase("a street, no visible power lines", "a street, clear uninterrupted sky")]
    public void What_may_be_seen_instead_is_offered(string prompt, string rewritten)
    {
        var fix = PromptLinter.Default.Lint(prompt).Diagnostics.Single(diagnostic => diagnostic.RuleId == "FLX201").Fix!;

        var edit = fix.Alternatives.Prepend(fix).First(one => one.Title.StartsWith("Say", StringComparison.Ordinal)).Edits.Single();

        (prompt[..edit.Span.Start] + edit.Replacement + prompt[edit.Span.End..]).Should().Be(rewritten);
    }

    [Test]
    public void Every_item_of_an_unwanted_list_is_found_in_its_place() =>
        PromptVerifier.Finds("FLX201", "a cat --no [|dogs|], [|bad text|] --seed 3");
}
