using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Testing.Tests;

/// <summary>A handle that was lost between submitting and saving is found again by the request: on every engine there is.</summary>
internal sealed class LostHandleTests
{
    [TestCaseSource(typeof(Engines), nameof(Engines.All))]
    public async Task The_job_of_a_request_is_found_by_its_title(Func<Task<Engines>> start)
    {
        await using var engine = await start();
        await engine.Trainer.SubmitAsync(Request("toy 1"));
        var lost = await engine.Trainer.SubmitAsync(Request("toy 2"));
        await engine.Trainer.SubmitAsync(Request("toy 23"));

        var found = await engine.Trainer.FindAsync(Request("toy 2"));

        found.Should().BeEquivalentTo(lost, options => options.Excluding(job => job.SubmittedAt));
        (await engine.Trainer.WaitAsync(found!)).Steps.Should().Be(2);
    }

    [TestCaseSource(typeof(Engines), nameof(Engines.All))]
    public async Task The_newest_is_found_of_several_with_one_title(Func<Task<Engines>> start)
    {
        await using var engine = await start();
        await engine.Trainer.SubmitAsync(Request("toy"));
        var second = await engine.Trainer.SubmitAsync(Request("toy"));

        (await engine.Trainer.FindAsync(Request("toy")))!.Id.Should().Be(second.Id);
    }

    [TestCaseSource(typeof(Engines), nameof(Engines.All))]
    public async Task What_was_never_submitted_is_not_found(Func<Task<Engines>> start)
    {
        await using var engine = await start();
        (await engine.Trainer.FindAsync(Request("toy"))).Should().BeNull("nothing was submitted at all");
        await engine.Trainer.SubmitAsync(Request("toys"));

        (await engine.Trainer.FindAsync(Request("toy"))).Should().BeNull();
    }

    [TestCaseSource(typeof(Engines), nameof(Engines.All))]
    public async Task A_request_without_a_title_is_refused(Func<Task<Engines>> start)
    {
        await using var engine = await start();

        await engine.Trainer.Invoking(trainer => trainer.FindAsync(Request(null))).Should().ThrowAsync<ArgumentException>();
    }

    private static TrainingRequest Request(string? title) =>
        new(new TrainingPlanner().Plan(2, FluxPresets.Portrait, new() { Steps = 2 }), [FluxModels.Image("1.png"), FluxModels.Image("2.png")]) { Title = title };
}
