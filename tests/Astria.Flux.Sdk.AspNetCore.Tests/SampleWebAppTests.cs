using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Astria.Flux.Tests.AspNetCore;

/// <summary>Starts samples/WebApp as anyone would, without a key, and uses it through HTTP from the upload to the pictures.</summary>
[NonParallelizable]
public sealed partial class SampleWebAppTests
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[3000]];

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(5) };
    private Process _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var port = FreePort();
        _http.BaseAddress = new($"http://127.0.0.1:{port}");
        _app = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Sample(), "--urls", _http.BaseAddress.AbsoluteUri, "--Emulator:TrainingSeconds=1", "--Emulator:DrawingSeconds=0.5"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _app.OutputDataReceived += (_, line) =>
        {
            output.Enqueue(line.Data ?? string.Empty);
            if (line.Data is null) started.TrySetResult(false);
            else if (line.Data.Contains("Application started", StringComparison.Ordinal)) started.TrySetResult(true);
        };
        _app.BeginOutputReadLine();

        (await started.Task).Should().BeTrue(string.Join('\n', output));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _http.Dispose();
        if (!_app.HasExited) _app.Kill(entireProcessTree: true);
        _app.Dispose();
    }

    [Test]
    public async Task The_plan_shows_steps_reasons_and_the_price()
    {
        using var answer = await _http.PostAsync("/plan", Form(16, "portrait"));

        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Should().Contain("432").And.Contain("2.16");
    }

    [TestCase(0, "portrait")]
    [TestCase(4, "nonsense")]
    public async Task What_cannot_be_planned_is_refused_in_words(int photos, string preset)
    {
        using var answer = await _http.PostAsync("/plan", Form(photos, preset));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().NotBeEmpty().And.NotContain(" at Astria");
    }

    [Test]
    public async Task Photos_become_pictures_by_way_of_the_webhook()
    {
        using var trained = await _http.PostAsync("/train", Form(4, "portrait"));
        trained.StatusCode.Should().Be(HttpStatusCode.Redirect, await trained.Content.ReadAsStringAsync());

        // The page waits; only the webhook brings the pictures.
        var page = await _http.GetStringAsync(trained.Headers.Location);

        var pictures = Sources().Matches(page).Select(match => match.Groups["src"].Value).ToList();
        pictures.Should().HaveCount(4);
        foreach (var picture in pictures)
            (await _http.GetByteArrayAsync(picture)).AsSpan(0, 4).ToArray().Should().Equal([0x89, (byte)'P', (byte)'N', (byte)'G']);
    }

    [Test]
    public async Task A_callback_that_is_not_signed_is_refused()
    {
        using var answer = await _http.PostAsync("/astria", new StringContent("""{"tune":{"id":1}}"""));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private static MultipartFormDataContent Form(int photos, string preset)
    {
        var form = new MultipartFormDataContent { { new StringContent("man"), "subject" }, { new StringContent(preset), "preset" } };
        for (var i = 0; i < photos; i++) form.Add(new ByteArrayContent(Photo), "photos", i.ToString(CultureInfo.InvariantCulture) + ".jpg");
        return form;
    }

    // Built beside the tests, in the same configuration.
    private static string Sample()
    {
        var tests = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        return Path.Combine(tests.Parent!.Parent!.FullName, "WebApp", tests.Name, "WebApp.dll");
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("src=\"(?<src>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Sources();
}
