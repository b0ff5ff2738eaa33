using Astria.Flux.Generation;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Testing;
using Astria.Flux.Training;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of docs/concepts.md.</summary>
internal sealed class ConceptsSnippets
{
    [Test]
    public void Plan_is_a_value()
    {
        #region plan-is-a-value
        var planner = new TrainingPlanner();
        TrainingPlan plan = planner.Plan(imageCount: 16, FluxPresets.Portrait, new() { SubjectClass = "man" });

        Console.WriteLine($"{plan.Steps.Steps} steps, each photo is seen {plan.Steps.Exposures:F0} times");
        foreach (PlanReason reason in plan.Reasons) Console.WriteLine(reason.Text);
        #endregion

        plan.Steps.Steps.Should().Be(432);
        plan.Reasons.Should().NotBeEmpty();
    }

    [Test]
    public async Task Job_is_a_handle()
    {
        var trainer = new FakeFluxEngine();
        var request = FluxModels.TrainingRequest();

        #region job-is-a-handle
        TrainingJob job = await trainer.SubmitAsync(request);
        string saved = job.ToJson();

        // Later, perhaps in another process:
        TrainingJob found = TrainingJob.Parse(saved);
        Tune tune = await trainer.WaitAsync(found);
        #endregion

        tune.Token.Should().Be("ohwx");
    }

    [Test]
    public async Task Lint_repair_and_draw()
    {
        var generator = new FakeFluxEngine();
        var tune = FluxModels.Tune();
        var folder = Directory.CreateTempSubdirectory("flux-concepts-").FullName;
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            #region lint-and-repair
            LintResult lint = PromptLinter.Default.Lint("((ohwx man)) on a pier at dawn, no hat");
            foreach (PromptDiagnostic found in lint.Diagnostics) Console.WriteLine(found);
            string repaired = lint.ApplyFixes();
            #endregion

            #region draw
            GenerationResult made = await generator.GenerateAsync(new(repaired) { Tunes = [tune], Count = 4, Seed = 42 });
            foreach (GeneratedImage image in made.Images)
                await File.WriteAllBytesAsync($"{image.Index}.png", image.Content.ToArray());
            #endregion

            repaired.Should().Be("ohwx man on a pier at dawn");
            made.Images.Select(image => image.Seed).Should().Equal(42, 43, 44, 45);
            Directory.GetFiles(folder).Should().HaveCount(4);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            Directory.Delete(folder, recursive: true);
        }
    }
}
