using System.Net;
using Astria.Flux.Astria;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;

namespace Astria.Flux.Tests.Astria.Contracts;

/// <summary>Every endpoint the service is known to have: what goes over the wire.</summary>
public sealed class EndpointTests
{
    private static readonly AstriaFile Photo = AstriaFile.FromBytes("1.jpg", new byte[] { 1 });
    private static readonly Uri Address = new("https://e.com/1.jpg");

    public static IEnumerable<TestCaseData> Endpoints() =>
    [
        Case("POST /tunes", """{"tune":{"title":"t","name":"man","token":"ohwx","branch":"flux1","base_tune_id":1504944,"model_type":"lora","preset":"flux-lora-portrait","image_urls":["https://e.com/1.jpg"]}}""",
            client => client.Tunes.CreateAsync(TuneRequest.Flux("t", "man") with { ImageUrls = [Address] })),
        Case("GET /tunes?title=t%20%26&name%5B%5D=man&name%5B%5D=cat&model_type=lora&branch=flux1&limit=120&before_id=9", null, client => ReadAsync(
            client.Tunes.ListAsync(new() { Title = "t &", ClassNames = ["man", "cat"], ModelType = TuneModelType.Lora, Branch = TuneBranch.Flux1, BeforeId = 9 }))),
        Case("GET /tunes/7", null, client => client.Tunes.GetAsync(7)),
        Case("PATCH /tunes/7", """{"tune":{"title":"u","name":"cat","auto_extend":true,"characteristics":{"eye_color":"blue eyes"}}}""", client => client.Tunes.UpdateAsync(
            7, new() { Title = "u", ClassName = "cat", AutoExtend = true, Characteristics = new Dictionary<string, string>(StringComparer.Ordinal) { ["eye_color"] = "blue eyes" } })),
        Case("DELETE /tunes/7", null, client => client.Tunes.DeleteAsync(7)),
        Case("POST /tunes/1504944/prompts", """{"prompt":{"text":"a pier","num_images":4,"aspect_ratio":"16:9"}}""", client => client.Prompts.CreateAsync(
            PromptTarget.Flux1Dev, new() { Text = "a pier", ImageCount = 4, AspectRatio = PromptAspectRatio.Ratio16To9 })),
        Case("GET /tunes/7/prompts?limit=120", null, client => ReadAsync(client.Prompts.ListOfTuneAsync(7))),
        Case("GET /tunes/7/prompts/8", null, client => client.Prompts.GetOfTuneAsync(7, 8)),
        Case("PATCH /tunes/7/prompts/8", """{"prompt":{"pack_id":3}}""", client => client.Prompts.UpdateOfTuneAsync(7, 8, new() { PackId = 3 })),
        Case("DELETE /tunes/7/prompts/8", null, client => client.Prompts.DeleteOfTuneAsync(7, 8)),
        Case("GET /prompts?text=pier&pack_id=1&base_pack_id=2&tune_id=3&user_id=4&orig_prompt_id=5&order_id=6&liked=true&today=true&is_video=true&is_api=true&expand%5B%5D=debug_images&limit=120", null, client => ReadAsync(
            client.Prompts.ListAsync(new()
            {
                Text = "pier", PackId = 1, BasePackId = 2, TuneId = 3, UserId = 4, OriginalPromptId = 5, OrderId = 6, Liked = true, Today = true, IsVideo = true, IsApi = true, Expand = ["debug_images"],
            }))),
        Case("GET /prompts/8", null, client => client.Prompts.GetAsync(8)),
        Case("POST /prompts", """{"prompt":{"text":"a pier","tune_id":1504944}}""", client => client.Prompts.CreateFlatAsync(PromptTarget.Flux1Dev, new() { Text = "a pier" })),
        Case("PATCH /prompts/8", """{"prompt":{"base_pack_id":4,"orig_prompt_id":5,"workspace_id":6}}""", client => client.Prompts.UpdateAsync(8, new() { BasePackId = 4, OriginalPromptId = 5, WorkspaceId = 6 })),
        Case("DELETE /prompts/8", null, client => client.Prompts.DeleteAsync(8)),
        Case("POST /prompts/8/duplicate", """{"prompt":{"video_model":"seedance_480p","video_duration":5},"image_index":0}""", client => client.Prompts.DuplicateAsync(
            8, new() { VideoModel = "seedance_480p", VideoDuration = 5 }, imageIndex: 0)),
        Case("POST /prompts/8/like", "{}", client => client.Prompts.LikeAsync(8)),
        Case("GET /packs?public=true&listed=true&limit=120&offset=0", null, client => ReadAsync(client.Packs.ListAsync(onlyPublic: true, onlyListed: true))),
        Case("GET /gallery/packs?limit=120&offset=0", null, client => ReadAsync(client.Gallery.ListPacksAsync())),
        Case("POST /packs", """{"pack":{"title":"p","base_tune_id":1504944,"model_type":"lora","subtitle":"s"}}""", client => client.Packs.CreateAsync(
            new() { Title = "p", BaseTuneId = 1504944, ModelType = "lora", Subtitle = "s" })),
        Case("GET /p/office%20wear", null, client => client.Packs.GetAsync("office wear")),
        Case("POST /p/260/tunes", """{"tune":{"title":"t","name":"man","image_urls":["https://e.com/1.jpg"],"prompts_callback":"https://e.com/cb","prompt_attributes":{"num_images":2}}}""", client => client.Packs.TrainAsync(
            "260", new() { Title = "t", ClassName = "man", ImageUrls = [Address], PromptsCallback = "https://e.com/cb", PromptOverrides = new() { ImageCount = 2 } })),
        Case("POST /p/260/tunes", """{"tune":{"prompt_ids":[1,2],"tune_ids":[7],"brief":"b"}}""", client => client.Packs.RunAsync("260", new() { TuneIds = [7], PromptIds = [1, 2], Brief = "b" })),
        Case("POST /images/inspect", """{"name":"man","file_url":"https://e.com/1.jpg"}""", client => client.Images.InspectUrlAsync("man", Address)),
        Case("POST /themes", """{"theme":{"theme":"the sea","tune_ids":[7],"prompt_attributes":{"num_images":1,"w":512,"h":512}}}""", client => client.Themes.CreateAsync(
            new() { Theme = "the sea", TuneIds = [7], PromptOverrides = new() { ImageCount = 1, Width = 512, Height = 512 } })),
        Case("GET /gallery/tunes?branch=flux1&limit=120&offset=0", null, client => ReadAsync(client.Gallery.ListTunesAsync(new() { Branch = TuneBranch.Flux1 }))),
        Case("GET /gallery.json?limit=120&offset=0", null, client => ReadAsync(client.Gallery.ListPromptsAsync())),
        Case("GET /users", null, client => client.Account.GetAsync()),
        Case("GET /workspaces.json", null, client => client.Workspaces.ListAsync()),
        Case("POST /workspaces.json", """{"workspace":{"title":"w"}}""", client => client.Workspaces.CreateAsync("w")),
        Case("GET /workspaces/41.json", null, client => client.Workspaces.GetAsync(41)),
        Case("PATCH /workspaces/41.json", """{"workspace":{"landing_page_html":"<p>","brief":"b"}}""", client => client.Workspaces.UpdateAsync(41, new() { LandingPageHtml = "<p>", Brief = "b" })),
        Case("GET /cli/models", null, client => client.Models.GetAsync()),
        Case("GET /plugin/models", null, client => client.Models.GetOfPluginAsync()),
    ];

    [TestCaseSource(nameof(Endpoints))]
    public async Task An_endpoint_is_called_the_way_the_service_knows_it(string line, string? body, Func<AstriaClient, Task> call)
    {
        using var service = new CannedService(sent => CannedService.Json(
            sent.Line.StartsWith("GET", StringComparison.Ordinal) && (sent.Line.Contains("limit=", StringComparison.Ordinal) || sent.Line.EndsWith("/workspaces.json", StringComparison.Ordinal)) ? "[]" : """{"id":7}"""));

        await call(service.Client);

        var sent = service.Sent.Should().ContainSingle().Which;
        sent.Line.Should().Be(line);
        if (body is null) sent.Body.Should().BeNull();
        else System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(sent.Body!), System.Text.Json.Nodes.JsonNode.Parse(body)).Should().BeTrue(sent.Body);
    }

    [Test]
    public async Task Files_go_as_a_form_with_rails_names_and_captions_beside_their_photos()
    {
        using var service = new CannedService(_ => CannedService.Json("""{"id":7}""", HttpStatusCode.Created));

        await service.Client.Tunes.CreateAsync(TuneRequest.Flux("t", "man") with
        {
            Images = [Photo, AstriaFile.FromBytes("1.txt", "ohwx man"u8.ToArray())],
            Prompts = [new() { Text = "ohwx man at sea" }, new() { Text = "ohwx man", InputImage = AstriaFile.FromBytes("i.png", new byte[] { 2 }) }],
        });

        service.Sent.Single().Body.Should().ContainAll(
            "name=\"tune[title]\"", "name=\"tune[images][]\"; filename=\"1.jpg\"", "Content-Type: image/jpeg", "name=\"tune[images][]\"; filename=\"1.txt\"",
            "name=\"tune[prompts_attributes][0][text]\"", "name=\"tune[prompts_attributes][1][input_image]\"; filename=\"i.png\"");
    }

    [Test]
    public async Task A_photo_to_judge_goes_without_a_root_key()
    {
        using var service = new CannedService(_ => CannedService.Json("""{"name":"man","hair_color":"brunette"}"""));

        (await service.Client.Images.InspectAsync("man", Photo)).HairColor.Should().Be("brunette");

        service.Sent.Single().Body.Should().ContainAll("name=\"name\"", "name=\"file\"; filename=\"1.jpg\"");
    }

    [Test]
    public async Task A_workspace_is_named_in_a_header_and_left_out_for_the_personal_scope()
    {
        using var service = new CannedService(_ => CannedService.Json("""{"id":7}"""));

        await service.Client.Account.GetAsync();
        await service.Client.InWorkspace(42).Account.GetAsync();
        await service.Client.InAllWorkspaces().Account.GetAsync();

        service.Sent.Select(sent => sent.Workspace).Should().Equal(null, "42", "all");
    }

    [TestCase("""[{"id":7}]""")]
    [TestCase("""{"id":7}""")]
    public async Task A_list_of_one_is_taken_for_the_one(string json)
    {
        using var service = new CannedService(_ => CannedService.Json(json));

        (await service.Client.Prompts.GetAsync(7)).Id.Should().Be(7);
    }

    [Test]
    public async Task A_server_that_knows_no_before_id_does_not_list_for_ever()
    {
        using var service = new CannedService(_ => CannedService.Json("""[{"id":9},{"id":8}]"""));
        var ids = new List<long>();

        await foreach (var tune in service.Client.Tunes.ListAsync()) ids.Add(tune.Id);

        ids.Should().Equal(9, 8);
    }

    [TestCase("")]
    [TestCase("<html><h1>Bad gateway</h1></html>")]
    [TestCase("[1,2]")]
    [TestCase("{\"error\":")]
    public async Task An_error_page_of_something_between_is_an_error_with_its_status_and_no_markup(string body)
    {
        using var service = new CannedService(_ => new(HttpStatusCode.BadGateway) { Content = new StringContent(body, System.Text.Encoding.UTF8, "text/html") });

        var failure = (await service.Client.Account.Invoking(account => account.GetAsync()).Should().ThrowAsync<AstriaApiException>()).Which;

        failure.Status.Should().Be(HttpStatusCode.BadGateway);
        failure.Message.Should().NotContain("<");
    }

    private static TestCaseData Case(string line, string? body, Func<AstriaClient, Task> call) =>
        new TestCaseData(line, body, call).SetArgDisplayNames(line + (body is null ? string.Empty : " " + body[..Math.Min(30, body.Length)]));

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (var _ in list)
        {
            // Only what is sent matters.
        }
    }
}
