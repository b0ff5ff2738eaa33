using System.Net;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Testing.Emulator;

namespace Astria.Flux.Tests.AspNetCore;

public sealed class WebhookTests
{
    [Test]
    public async Task A_callback_of_the_service_reaches_the_typed_handler_with_the_apps_own_reference()
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Jumping(TimeSpan.FromHours(6)));
        var tune = await app.Client.Tunes.CreateAsync(TuneRequest.Flux("t", "man") with
        {
            Images = [AstriaFile.FromBytes("1.jpg", new byte[100])],
            Callback = app.Signer.Sign(CallbackPurpose.Tune, "order-17").AbsoluteUri,
        });

        await app.Handled.First;

        app.Handled.All.Should().Equal((tune.Id, "order-17"));
    }

    [TestCase("""{"prompt":{"id":ID}}""")]
    [TestCase("""{"id":ID,"images":[]}""")]
    [TestCase("""[{"id":ID}]""")]
    public async Task A_body_is_read_rooted_bare_and_as_a_list(string body)
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Manual());
        var (prompt, callback) = await app.DrawnPromptAsync("r");

        (await app.PostAsync(callback, body.Replace("ID", $"{prompt.Id}", StringComparison.Ordinal))).Should().Be(HttpStatusCode.OK);

        app.Handled.All.Should().Equal((prompt.Id, "r"));
    }

    [Test]
    public async Task A_forged_callback_never_reaches_a_handler()
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Manual());
        var (prompt, callback) = await app.DrawnPromptAsync("r");
        var body = Body(prompt.Id);
        foreach (var forged in Forgeries(callback.AbsoluteUri))
            (await app.PostAsync(new(forged), body)).Should().Be(HttpStatusCode.Unauthorized, forged);

        app.Handled.All.Should().BeEmpty();
    }

    [Test]
    public async Task A_genuine_address_does_not_open_another_object()
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Manual());
        var (_, callback) = await app.DrawnPromptAsync("mine");
        var (other, _) = await app.DrawnPromptAsync("other");

        await app.PostAsync(callback, Body(other.Id));

        app.Handled.All.Should().BeEmpty();
    }

    [Test]
    public async Task An_expired_callback_never_reaches_a_handler()
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Manual());
        var (prompt, callback) = await app.DrawnPromptAsync("r");
        app.Clock.Advance(TimeSpan.FromDays(3));

        (await app.PostAsync(callback, Body(prompt.Id))).Should().Be(HttpStatusCode.Gone);

        app.Handled.All.Should().BeEmpty();
    }

    [Test]
    public async Task A_replayed_callback_reaches_the_handler_once()
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Manual());
        var (prompt, callback) = await app.DrawnPromptAsync("r");
        var body = Body(prompt.Id);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.PostAsync(callback, body)));

        app.Handled.All.Should().Equal((prompt.Id, "r"));
    }

    [Test]
    public async Task A_callback_whose_handler_failed_may_come_again()
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Manual());
        var (prompt, callback) = await app.DrawnPromptAsync("r");
        var body = Body(prompt.Id);
        app.Handled.FailsOnce = true;

        (await app.PostAsync(callback, body)).Should().Be(HttpStatusCode.InternalServerError);
        (await app.PostAsync(callback, body)).Should().Be(HttpStatusCode.OK);

        app.Handled.All.Should().HaveCount(2);
    }

    [Test]
    public async Task A_handler_that_takes_long_goes_on_while_the_service_is_answered_and_may_hang_up()
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Manual());
        var (prompt, callback) = await app.DrawnPromptAsync("r");
        app.Handled.Hold = new(TaskCreationOptions.RunContinuationsAsynchronously);

        var answer = app.PostAsync(callback, Body(prompt.Id));
        await app.Handled.First;
        while (!answer.IsCompleted)
        {
            // Again and again, because the endpoint may not have begun to count yet.
            app.Clock.Advance(TimeSpan.FromSeconds(11));
            await Task.Yield();
        }

        (await answer).Should().Be(HttpStatusCode.Accepted);
        app.Handled.Token.IsCancellationRequested.Should().BeFalse("it is the app's work, not the request's");
        app.Handled.Hold.SetResult();
    }

    [Test]
    public async Task A_service_that_hangs_up_does_not_stop_the_handler()
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Manual());
        var (prompt, callback) = await app.DrawnPromptAsync("r");
        app.Handled.Hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stop = new CancellationTokenSource();
        using var content = new StringContent(Body(prompt.Id));

        var request = app.Http.PostAsync(callback, content, stop.Token);
        await app.Handled.First;
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => request).Should().ThrowAsync<OperationCanceledException>();

        app.Handled.Token.IsCancellationRequested.Should().BeFalse();
        app.Handled.Hold.SetResult();
        await app.Handled.Finished;
    }

    [Test]
    public async Task The_report_of_a_whole_pack_hands_on_each_prompt()
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Jumping(TimeSpan.FromHours(6)));
        app.Emulator.AddPack(new(260, "office", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["man"] = ["ohwx man at a desk", "ohwx man on the phone"] }));
        app.Handled.Expected = 2;
        await app.Client.Packs.TrainAsync("office", new()
        {
            Title = "t",
            ClassName = "man",
            ImageUrls = [new("https://e.com/1.jpg")],
            PromptsCallback = app.Signer.Sign(CallbackPurpose.Prompts, "order-18").AbsoluteUri,
        });

        await app.Handled.Finished;

        app.Handled.All.Select(handled => handled.Reference).Should().Equal("order-18", "order-18");
        app.Handled.All.Should().OnlyHaveUniqueItems();
    }

    [Test]
    public async Task Limits_that_make_no_sense_stop_the_app_at_its_start()
    {
        var start = () => WebhookApp.StartAsync(EmulatorClock.Manual(), options => (options.LargestBody, options.MostObjects) = (0, 0));

        (await start.Should().ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>()).Which.Failures.Should().HaveCount(2);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_oversized_callback_never_reaches_a_handler(bool saysItsLength)
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Manual(), options => options.LargestBody = 2000);
        var (prompt, callback) = await app.DrawnPromptAsync("r");
        using var request = new HttpRequestMessage(HttpMethod.Post, callback)
        {
            Content = new StringContent(Body(prompt.Id) + new string(' ', 4000)),
        };
        request.Headers.TransferEncodingChunked = !saysItsLength;

        using var response = await app.Http.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        app.Handled.All.Should().BeEmpty();
    }

    [Test]
    public async Task A_callback_that_cannot_be_checked_may_come_again()
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Manual());
        var callback = app.Signer.Sign(CallbackPurpose.Prompt, "r");

        (await app.PostAsync(callback, Body(999))).Should().Be(HttpStatusCode.ServiceUnavailable, "there is no such prompt");

        app.Handled.All.Should().BeEmpty();
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"prompt":{"id":"x"}}""")]
    [TestCase("""{"prompt":""")]
    public async Task What_is_no_callback_is_refused(string body)
    {
        await using var app = await WebhookApp.StartAsync(EmulatorClock.Manual());

        (await app.PostAsync(app.Signer.Sign(CallbackPurpose.Prompt, "r"), body)).Should().Be(HttpStatusCode.BadRequest);
    }

    [Test]
    public void Keys_change_without_losing_callbacks()
    {
        var old = new CallbackKey("k1", new byte[32]);
        var next = new CallbackKey("k2", Enumerable.Repeat((byte)1, 32).ToArray());
        var address = new CallbackSigner(new() { PublicAddress = new("https://app.example/astria"), Keys = [old] }).Sign(CallbackPurpose.Tune, "r");
        string? Value(string name) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query)[name];

        new CallbackSigner(new() { Keys = [next, old] }).Verify(Value, out _).Should().Be(CallbackVerdict.Genuine);
        new CallbackSigner(new() { Keys = [next] }).Verify(Value, out _).Should().Be(CallbackVerdict.Forged);
    }

    private static string Body(long id) => "{\"prompt\":{\"id\":" + id + "}}";

    private static IEnumerable<string> Forgeries(string genuine)
    {
        var bare = genuine[..genuine.IndexOf('?', StringComparison.Ordinal)];
        yield return bare;
        yield return genuine.Replace("r=r", "r=q", StringComparison.Ordinal);
        yield return genuine.Replace("p=prompt", "p=tune", StringComparison.Ordinal);
        yield return genuine.Replace("k=k1", "k=k2", StringComparison.Ordinal);
        yield return genuine.Replace("&e=", "&e=9", StringComparison.Ordinal);
        yield return genuine[..^1];
        yield return genuine[..^2] + "!!";
        yield return genuine + "&r=other";
        yield return genuine[..(genuine.IndexOf("&s=", StringComparison.Ordinal) + 3)];
    }
}
