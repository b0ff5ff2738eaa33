using System.Net;
using System.Text.Json;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Json;
using Astria.Flux.Astria.Packs;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;

namespace Astria.Flux.Tests.Astria.Contracts;

/// <summary>Runs over this repository's payloads, over those beside it when they are there, and over the folder that <c>FLUX_PAYLOADS_DIR</c> names.</summary>
public sealed class PayloadTests
{
    private const string Recorded = "FLUX_PAYLOADS_DIR";

    private static readonly string[] NoPayloads = [".md", ".png", ".jpg", ".jpeg", ".webp", ".mp4", ".zip", ".gz"];

    public static IEnumerable<TestCaseData> Payloads()
    {
        foreach (var folder in Folders().Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (!NoPayloads.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                    yield return new TestCaseData(file).SetArgDisplayNames(Path.Combine(Path.GetFileName(folder), Path.GetRelativePath(folder, file)));
            }
        }
    }

    [TestCaseSource(nameof(Payloads))]
    public void Every_payload_is_read_and_written_with_no_loss(string file)
    {
        var payload = Payload.Load(file);

        payload.Json.SelectMany(json => PayloadShape.Losses(json)).Should().BeEmpty();
        if (payload.Fields.Count > 0) ReadAgain(payload.Fields).Should().Equal(payload.Fields);
    }

    [TestCaseSource(nameof(Payloads))]
    public async Task Every_payload_comes_through_the_client_as_it_is(string file)
    {
        var payload = Payload.Load(file);
        if (payload.Json.Count == 0 && payload.Fields.Count == 0) await IsAnErrorInWordsAsync(payload.Text);
        foreach (var json in payload.Json)
        {
            if (json.ValueKind == JsonValueKind.Object) await ComesThroughAsync(json);
            else if (json.ValueKind == JsonValueKind.Array) await ListComesThroughAsync(json);
        }
    }

    [Test]
    public void The_payloads_of_this_repository_are_all_there() =>
        Payloads().Count(payload => ((string)payload.Arguments[0]!).StartsWith(TestContext.CurrentContext.TestDirectory, StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(32);

    [Test]
    public void A_folder_of_recorded_payloads_that_is_named_is_there()
    {
        if (Environment.GetEnvironmentVariable(Recorded) is { Length: > 0 } folder) Directory.Exists(folder).Should().BeTrue($"{Recorded} names {folder}");
    }

    private static async Task ComesThroughAsync(JsonElement json)
    {
        using var service = new CannedService(sent => CannedService.Json(json.GetRawText()));
        var client = service.Client;
        AstriaObject? read = PayloadShape.Kind(json) switch
        {
            "tune" => await client.Tunes.GetAsync(1),
            "prompt" => await client.Prompts.GetAsync(1),
            "pack" => await client.Packs.GetAsync("1"),
            "account" => await client.Account.GetAsync(),
            "workspace" => await client.Workspaces.GetAsync(1),
            "models" => await client.Models.GetAsync(),
            "inspection" => await client.Images.InspectUrlAsync("man", new("https://e.com/1.jpg")),
            "run" => await client.Packs.RunAsync("1", new() { TuneIds = [1] }),
            "problem" => await ProblemAsync(json),
            _ => null,
        };
        if (read is not null) JsonIdentity.Same(read.Json, json).Should().BeTrue(read.ToJson());
        else if (PayloadShape.Kind(json) == "callback") IsReadAsACallback(json);
        else IsSentAgain(json);
    }

    private static async Task ListComesThroughAsync(JsonElement json)
    {
        var kinds = json.EnumerateArray().Select(PayloadShape.Kind).Distinct(StringComparer.Ordinal).ToList();
        using var service = new CannedService(sent => CannedService.Json(sent.Line.Contains("before_id", StringComparison.Ordinal) || sent.Line.EndsWith($"offset={json.GetArrayLength()}", StringComparison.Ordinal) ? "[]" : json.GetRawText()));
        var read = kinds switch
        {
            ["tune"] => await AllAsync(service.Client.Tunes.ListAsync()),
            ["prompt"] => await AllAsync(service.Client.Prompts.ListAsync()),
            ["workspace"] => await service.Client.Workspaces.ListAsync(),
            ["pack"] => await AllAsync(service.Client.Packs.ListAsync()),
            _ => (IEnumerable<AstriaObject>?)null,
        };
        if (read is not null) read.Select(entry => entry.ToJson()).Should().Equal(json.EnumerateArray().Select(entry => entry.GetRawText()));
    }

    private static async Task<AstriaObject> ProblemAsync(JsonElement json)
    {
        using var refusing = new CannedService(_ => CannedService.Json(json.GetRawText(), HttpStatusCode.UnprocessableEntity));
        var failure = (await refusing.Client.Account.Invoking(account => account.GetAsync()).Should().ThrowAsync<AstriaApiException>()).Which;
        failure.Message.Should().StartWith("Astria, account.get: ");
        return failure.Problem!;
    }

    private static async Task IsAnErrorInWordsAsync(string text)
    {
        using var failing = new CannedService(_ => new(HttpStatusCode.Unauthorized) { Content = new StringContent(text) });
        var failure = (await failing.Client.Account.Invoking(account => account.GetAsync()).Should().ThrowAsync<AstriaApiException>()).Which;
        failure.Problem.Should().BeNull();
        failure.Message.Should().NotContain("<");
    }

    private static void IsReadAsACallback(JsonElement json)
    {
        var purpose = json.TryGetProperty("tune", out _) ? CallbackPurpose.Tune : json.TryGetProperty("prompts", out _) ? CallbackPurpose.Prompts : CallbackPurpose.Prompt;
        CallbackBody.ReadIds(JsonSerializer.SerializeToUtf8Bytes(json), purpose).Should().NotBeEmpty();
    }

    private static void IsSentAgain(JsonElement json)
    {
        foreach (var member in json.EnumerateObject().Where(member => member.Name is "tune" or "prompt" && member.Value.ValueKind == JsonValueKind.Object))
            JsonIdentity.Same(Sent(member.Name, member.Value), member.Value).Should().BeTrue(member.Value.GetRawText());
    }

    private static JsonElement Sent(string root, JsonElement request)
    {
        var isPack = request.TryGetProperty("tune_ids", out _) || request.TryGetProperty("prompt_attributes", out _);
        var body = root == "prompt" ? RequestBody.Of(root, PromptRequest.From(request), PromptRequestJson.Default.PromptRequest)
            : isPack ? PackRequest.From(request).ToBody()
            : TuneRequest.From(request).ToBody();
        using var content = body.ToContent();
        using var stream = content.ReadAsStream();
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty(root).Clone();
    }

    // Fields are text; what the request makes of them must be the same fields again. Files are not part of a request's JSON.
    private static List<KeyValuePair<string, string>> ReadAgain(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var root = fields[0].Key[..fields[0].Key.IndexOf('[', StringComparison.Ordinal)];
        var flat = fields.Select(field => (Name: field.Key[(root.Length + 1)..].TrimEnd(']'), field.Value)).ToList();
        var json = JsonSerializer.SerializeToElement(flat.GroupBy(field => field.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (object)group.First().Value, StringComparer.Ordinal));
        var sent = Sent(root == "prompt" ? "prompt" : "tune", json);
        return [.. flat.Select(field => new KeyValuePair<string, string>(
            $"{root}[{field.Name}]", sent.GetProperty(field.Name).ToString() is var again && flat.Count(other => other.Name == field.Name) == 1 ? again : field.Value))];
    }

    private static async Task<IEnumerable<AstriaObject>> AllAsync<T>(IAsyncEnumerable<T> list)
        where T : AstriaObject
    {
        var all = new List<AstriaObject>();
        await foreach (var entry in list) all.Add(entry);
        return all;
    }

    private static IEnumerable<string> Folders()
    {
        yield return Path.Combine(TestContext.CurrentContext.TestDirectory, "Astria", "Contracts", "payloads");
        if (Environment.GetEnvironmentVariable(Recorded) is { Length: > 0 } recorded) yield return Path.GetFullPath(recorded);
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) yield return Path.Combine(folder.Parent!.FullName, "shared", "api", "payloads");
        }
    }
}
