using System.Text.Json;
using System.Xml.Linq;
using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Reports;
using Astria.Flux.Imaging.Resampling;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Imaging.Tests.Preparation;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Tests.Reports;

internal sealed class InspectionReportTests
{
    [Test]
    public void A_photo_is_good_better_retaken_or_left_out()
    {
        var report = Report();

        report.Set.Photos.Select(report.VerdictOf).Should().Equal(PhotoVerdict.Use, PhotoVerdict.UseWithCare, PhotoVerdict.LeaveOut);
    }

    [Test]
    public void The_table_has_a_row_a_photo_with_its_advice_below_and_the_plan_at_the_end() =>
        InspectionText.Format(Report()).Should().Be(
            """
            PHOTO       USE       SIZE       FACE        SHOT       FOCUS  BECOMES
            01.png      yes       1200×1200  1 (300 px)  half body  0.60   512×512 + close-up 512×512
            02 <b>.png  yes, but  1200×1200  1 (300 px)  half body  0.60   512×512 + close-up 512×512
                warning  FACE_SOFT soft: focus 0.1, below 0.15; retake it.
            03.png      no        1200×1200  -           half body  -      -
                drop     FACE_NONE no face; leave it out.
            
                warning  SET_TOO_FEW 3 photos, below 8; add some.
            3 photos, 1 left out, 4 training images; portrait: 300 steps

            """.Replace("            \n", "\n", StringComparison.Ordinal));

    [Test]
    public void Json_tells_the_same_with_the_figures()
    {
        using var buffer = new MemoryStream();

        InspectionJson.Write(buffer, Report());

        using var json = JsonDocument.Parse(buffer.ToArray());
        var photos = json.RootElement.GetProperty("photos");
        photos.EnumerateArray().Select(photo => photo.GetProperty("verdict").GetString()).Should().Equal("use", "use_with_care", "leave_out");
        photos[1].GetProperty("advice")[0].GetProperty("figures").GetProperty("focus").GetDouble().Should().Be(0.1);
        photos[0].GetProperty("faces")[0].GetProperty("box").EnumerateArray().Select(side => side.GetDouble()).Should().Equal(0.4, 0.1, 0.2, 0.25);
        photos[0].GetProperty("images")[1].GetProperty("kind").GetString().Should().Be("close_up");
        json.RootElement.GetProperty("set").GetProperty("advice")[0].GetProperty("code").GetString().Should().Be("SET_TOO_FEW");
        json.RootElement.GetProperty("training").GetProperty("steps").GetInt32().Should().Be(300);
    }

    [Test]
    public async Task The_page_shows_each_photo_with_its_faces_and_crops_in_place()
    {
        var page = await Page(Report());

        var drawings = page[page.IndexOf("<svg", StringComparison.Ordinal)..page.IndexOf("</svg>", StringComparison.Ordinal)] + "</svg>";
        var svg = XElement.Parse(drawings.Replace("aria-hidden=\"true\"", "", StringComparison.Ordinal));
        svg.Attribute("viewBox")!.Value.Should().Be("0 0 1200 1200");
        svg.Elements().Select(rectangle => rectangle.Attribute("class")!.Value).Should().Equal("crop", "near", "face");
        svg.Elements().Last().Attributes().Skip(1).Select(side => side.Value).Should().Equal("480", "120", "240", "300");
        page.Split("src=\"data:image/jpeg;base64,").Should().HaveCount(4);
        page.Should().Contain("<strong>Retake it.</strong> <span>Soft: focus 0.1, below 0.15.</span>");
    }

    [Test]
    public async Task No_name_and_no_caption_becomes_markup()
    {
        var page = await Page(Report());

        page.Should().NotContain("02 <b>.png").And.Contain("02 &lt;b&gt;.png").And.NotContain("<script>").And.Contain("&lt;script&gt;");
    }

    private static InspectionReport Report()
    {
        var soft = new PhotoAdvice
        {
            Code = AdviceCodes.FaceSoft,
            Severity = AdviceSeverity.Warning,
            Photo = "02 <b>.png",
            Finding = "soft: focus 0.1, below 0.15",
            Remedy = "retake it",
            Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["focus"] = 0.1, ["threshold"] = 0.15 },
        };
        var none = new PhotoAdvice { Code = AdviceCodes.FaceNone, Severity = AdviceSeverity.Drop, Photo = "03.png", Finding = "no face", Remedy = "leave it out" };
        var few = new PhotoAdvice { Code = AdviceCodes.SetTooFew, Severity = AdviceSeverity.Warning, Finding = "3 photos, below 8", Remedy = "add some" };
        TrainingPhoto[] photos =
        [
            Photo("01.png", "ohwx man <script>", Photos.Face(0.4, 0.1, 0.2, 0.25)), Photo("02 <b>.png", null, Photos.Face(0.4, 0.1, 0.2, 0.25)), Photo("03.png", null),
        ];
        var set = new TrainingSet(photos, [soft, none, few]);
        var plan = PreparationPlanner.Plan(set, PreparationPolicy.For(FluxPresets.Portrait, new("ohwx", "man")));
        return new("photos", set, plan) { Training = new TrainingPlanner().Plan(plan.Facts, FluxPresets.Portrait, new() { SubjectClass = "man" }) };
    }

    private static TrainingPhoto Photo(string name, string? caption, params Imaging.Facts.FaceFacts[] faces)
    {
        var png = PictureCodec.EncodePng(LanczosResampler.Resize(TestPictures.Quarters(64, 64), 1200, 1200));
        var facts = Photos.Of(name, 1200, 1200, faces).Facts;
        return new(TrainingImage.FromBytes(name, png).WithCaption(caption), facts with { Header = facts.Header! with { Format = Imaging.Probing.ImageFormat.Png } });
    }

    private static async Task<string> Page(InspectionReport report)
    {
        using var page = new StringWriter();
        await InspectionHtml.WriteAsync(page, report);
        return page.ToString();
    }
}
