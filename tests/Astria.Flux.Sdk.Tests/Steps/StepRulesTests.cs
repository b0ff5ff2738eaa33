using System.Globalization;
using Astria.Flux.Steps;

namespace Astria.Flux.Tests.Steps;

internal sealed class StepRulesTests
{
    private static readonly Dictionary<string, string> IdOfRow = new(StringComparer.Ordinal)
    {
        ["astria_fast_portrait(27/img,min300)"] = "astria-fast-portrait",
        ["astria_high(100/img,min300)"] = "astria-high",
        ["astria_worker_cap(min(5000,27n rule))"] = "astria-worker-fast",
        ["astria_worker_cap_high(min(5000,100n rule))"] = "astria-worker-high",
        ["astria_override_50_per_image"] = "astria-override-50",
        ["astria_override_70_per_image"] = "astria-override-70",
        ["replicate_default"] = "replicate",
        ["fal_fast_default"] = "fal",
        ["fal_portrait_default"] = "fal-portrait",
        ["bfl_default"] = "bfl",
        ["civitai_kohya_flux(ceil(200/n) repeats,5 epochs,batch4)"] = "civitai-kohya",
        ["civitai_aitoolkit_default"] = "civitai-ai-toolkit",
        ["fluxgym(16 epochs x 10 repeats,batch1)"] = "fluxgym",
        ["kohya_gui(repeats10,epoch1,batch1,no reg; illustrative)"] = "kohya-gui",
        ["kohya_sd_scripts_default"] = "sd-scripts",
        ["ai_toolkit_yaml"] = "ai-toolkit",
        ["ai_toolkit_ui"] = "ai-toolkit-ui",
        ["ai_toolkit_code"] = "ai-toolkit-code",
        ["diffusers_default(1 epoch,batch4,accum1)"] = "diffusers",
        ["diffusers_readme"] = "diffusers-readme",
        ["onetrainer_flux_preset(100 epochs,batch4; ceil per epoch, approx)"] = "onetrainer",
        ["mflux_flux_example(100 epochs,batch1)"] = "mflux",
        ["thelastben_sd15_v2(200/img)"] = "thelastben-sd15",
    };

    private static IEnumerable<TestCaseData> Rows()
    {
        var rows = CsvRows.Read("step_rules.csv");
        foreach (var row in rows.Concat(CsvRows.ReadShared("step_rules.csv", rows)).Where(row => row[0] != "rule"))
        {
            for (var i = 1; i < row.Length; i++)
                yield return new(row[0], Number(rows[0][i][2..]), (long)Number(row[i]));
        }

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    [TestCaseSource(nameof(Rows))]
    public void Every_row_of_the_survey_is_reproduced(string rule, int images, long steps) => StepRules.Get(IdOfRow[rule]).Steps(images).Should().Be(steps);

    [Test]
    public void Every_rule_is_in_the_survey() => StepRules.All.Select(rule => rule.Id).Should().BeEquivalentTo(IdOfRow.Values);

    [TestCase("astria-fast-portrait", 15, 108)]
    [TestCase("fluxgym", 15, 160)]
    [TestCase("replicate", 15, 1000.0 / 15)]
    [TestCase("civitai-kohya", 10, 100)]
    [TestCase("onetrainer", 15, 400 * 4.0 / 15)]
    public void A_rule_is_comparable_by_its_exposures(string id, int images, double exposures) => StepRules.Get(id).Exposures(images).Should().BeApproximately(exposures, 1e-9);

    [Test]
    public void A_step_of_each_system_sees_as_many_images_as_its_source_says() =>
        StepRules.All.Where(rule => rule.ImagesPerStep != 1).ToDictionary(rule => rule.Id, rule => rule.ImagesPerStep).Should().BeEquivalentTo(new Dictionary<string, long>
        {
            ["astria-fast-portrait"] = 4,
            ["astria-high"] = 4,
            ["astria-worker-fast"] = 4,
            ["astria-worker-high"] = 4,
            ["astria-override-50"] = 4,
            ["astria-override-70"] = 4,
            ["civitai-kohya"] = 4,
            ["diffusers"] = 4,
            ["diffusers-readme"] = 4,
            ["onetrainer"] = 4,
        });

    [Test]
    public void Steps_at_another_batch_are_the_fewest_with_as_many_exposures() => StepRules.Replicate(1001).StepsAt(15, 4).Should().Be(251);

    [Test]
    public void A_comparison_has_every_rule_in_its_order()
    {
        var compared = StepRules.Compare(15);

        compared.Select(row => row.Rule).Should().Equal(StepRules.All);
        compared.Single(row => row.Rule.Id == "fluxgym").Should().BeEquivalentTo(new { ImageCount = 15, Steps = 2400L, Exposures = 160.0, StepsHere = 600L });
    }

    [Test]
    public void Regularisation_pictures_double_kohyas_steps() => StepRules.KohyaGui(10, regularisation: true).Steps(15).Should().Be(300);

    [TestCase(true)]
    [TestCase(false)]
    public void Regularisation_pictures_change_nothing_about_how_often_the_images_are_seen(bool regularisation)
    {
        var rule = StepRules.KohyaGui(10, batchSize: 2, regularisation: regularisation);

        rule.Exposures(16).Should().Be(10);
        rule.StepsAt(16, 4).Should().Be(40);
        rule.Sets.Should().Be(regularisation ? 2 : 1);
    }

    [TestCase(3, 1, 2, 1, 5, 8)]
    [TestCase(1, 3, 4, 2, 10, 4)]
    public void Kohyas_gui_rounds_once_at_the_end(int repeats, int epochs, int batch, int accumulation, int images, long steps) =>
        StepRules.KohyaGui(repeats, epochs, batch, accumulation).Steps(images).Should().Be(steps);

    [Test]
    public void SimpleTuner_counts_repeats_from_nought() => StepRules.Epochs("SimpleTuner", epochs: 10, repeats: 2 + 1, batchSize: 4).Steps(10).Should().Be(80);

    [Test]
    public void Accumulation_counts_in_ai_toolkits_exposures() => StepRules.AiToolkit(1000, 2, 3).Exposures(10).Should().Be(600);

    [Test]
    public void A_users_own_fluxgym_settings_are_understood() => StepRules.Fluxgym(4, 5).Steps(12).Should().Be(240);

    [Test]
    public void An_unknown_rule_is_named_with_those_there_are() =>
        FluentActions.Invoking(() => StepRules.Get("fluxgim")).Should().Throw<ArgumentException>().WithMessage("*'fluxgim'*astria-fast-portrait*fluxgym*");

    [Test]
    public void Nonsense_is_refused()
    {
        Action[] calls =
        [
            () => StepRules.Get("fluxgym").Steps(0), () => StepRules.Get("fluxgym").StepsAt(1, 0), () => StepRules.Compare(0), () => StepRules.Compare(1, 0),
            () => StepRules.Replicate(0), () => StepRules.Fal(0), () => StepRules.AiToolkit(0), () => StepRules.Fluxgym(0), () => StepRules.Fluxgym(1, 0), () => StepRules.KohyaGui(0),
            () => StepRules.KohyaGui(1, 0), () => StepRules.KohyaGui(1, 1, 0), () => StepRules.Epochs("x", 0),
        ];

        calls.Should().AllSatisfy(call => call.Should().Throw<ArgumentOutOfRangeException>());
    }

    [Test]
    public void What_is_beyond_a_long_overflows_instead_of_lying()
    {
        Action[] calls =
        [
            () => StepRules.Fluxgym(int.MaxValue, int.MaxValue).Steps(int.MaxValue), () => StepRules.KohyaGui(int.MaxValue, int.MaxValue).Steps(int.MaxValue),
            () => StepRules.Epochs("x", int.MaxValue, int.MaxValue).Steps(int.MaxValue), () => StepRules.AiToolkit(long.MaxValue, 2).StepsAt(1, 1),
        ];

        calls.Should().AllSatisfy(call => call.Should().Throw<OverflowException>());
        StepRules.AiToolkit(long.MaxValue, 2).StepsAt(1, 2).Should().Be(long.MaxValue);
    }

    [Test]
    public void The_least_numbers_are_fine()
    {
        StepRules.Replicate(1).Steps(1).Should().Be(1);
        StepRules.Fluxgym(1, 1).Steps(1).Should().Be(1);
        StepRules.KohyaGui(1).Steps(1).Should().Be(1);
        StepRules.Epochs("x", 1).Steps(1).Should().Be(1);
        StepRules.Get("FLUXGYM").StepsAt(1, 1).Should().Be(160);
        StepRules.Compare(1, 1).Should().HaveCount(StepRules.All.Count);
    }

    [Test]
    public void Civitai_repeats_are_at_least_one_and_at_most_5000() => StepRules.Get("civitai-kohya").Steps(201).Should().Be(252);

    [Test]
    public void Every_rule_names_its_source() => StepRules.All.Should().AllSatisfy(rule => rule.Source.Should().NotBeNullOrWhiteSpace());
}
