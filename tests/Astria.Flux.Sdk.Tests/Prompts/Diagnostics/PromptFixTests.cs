using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Tests.Prompts.Diagnostics;

internal sealed class PromptFixTests
{
    [Test]
    public void Edits_that_touch_each_other_make_a_fix() =>
        Fix(new PromptSpan(0, 2), new PromptSpan(2, 3)).Edits.Should().HaveCount(2);

    [TestCase(0, 3, 2, 2, TestName = "Edits that overlap make none")]
    [TestCase(4, 1, 0, 1, TestName = "Edits out of order make none")]
    [TestCase(1, 1, 6, -3, TestName = "An edit that ends before it begins makes none")]
    public void Unsound_edits_make_no_fix(int start, int length, int otherStart, int otherLength) =>
        FluentActions.Invoking(() => Fix(new PromptSpan(start, length), new PromptSpan(otherStart, otherLength))).Should().Throw<ArgumentException>().WithParameterName("edits");

    private static PromptFix Fix(params PromptSpan[] spans) => new("Remove it", PromptFixKind.Safe, [.. spans.Select(PromptEdit.Remove)]);
}
