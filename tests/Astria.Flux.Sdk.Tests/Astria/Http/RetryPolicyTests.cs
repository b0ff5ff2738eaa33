using System.Net;
using System.Net.Http.Headers;
using Astria.Flux.Astria.Http;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Astria.Flux.Tests.Astria.Http;

public sealed class RetryPolicyTests
{
    private static readonly AstriaCall Call = new() { Operation = "test", Kind = AstriaCallKind.Create };
    private static readonly AstriaResilienceOptions Options = new();
    private static readonly int[] Statuses = [429, 500, 502, 503, 504];

    [Test]
    public void Retry_after_is_read_in_seconds_and_as_a_date()
    {
        var time = new FakeTimeProvider(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        RetryAfter.Read(new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)), time).Should().Be(TimeSpan.FromSeconds(7));
        RetryAfter.Read(new RetryConditionHeaderValue(time.GetUtcNow().AddSeconds(9)), time).Should().Be(TimeSpan.FromSeconds(9));
        RetryAfter.Read(new RetryConditionHeaderValue(time.GetUtcNow().AddSeconds(-9)), time).Should().Be(TimeSpan.Zero);
        RetryAfter.Read(null, time).Should().BeNull();
    }

    [TestCase(422, false)]
    [TestCase(400, false)]
    [TestCase(401, false)]
    [TestCase(404, false)]
    [TestCase(429, true)]
    [TestCase(500, true)]
    [TestCase(503, true)]
    [TestCase(504, true)]
    public void A_read_is_repeated_only_after_what_may_pass(int status, bool repeats) =>
        RetryPolicy.MayRepeat(AstriaCallKind.Read, Failure(status), Options).Should().Be(repeats);

    [TestCase(429, true)]
    [TestCase(500, false)]
    [TestCase(504, false)]
    public void A_paid_call_is_repeated_blindly_only_when_it_was_certainly_not_done(int status, bool repeats) =>
        RetryPolicy.MayRepeat(AstriaCallKind.Create, Failure(status), Options).Should().Be(repeats);

    [Test]
    public void A_500_backs_off_from_30_seconds_and_a_504_waits_60()
    {
        RetryPolicy.Delay(Failure(500), 0, Options).Should().Be(TimeSpan.FromSeconds(30));
        RetryPolicy.Delay(Failure(500), 1, Options).Should().Be(TimeSpan.FromSeconds(60));
        RetryPolicy.RecoveryDelay(Failure(504), 0, Options).Should().Be(TimeSpan.FromSeconds(60));
        RetryPolicy.RecoveryDelay(Failure(500), 0, Options).Should().Be(TimeSpan.FromSeconds(30));
    }

    [Test]
    public void The_service_is_waited_for_as_long_as_it_asks_but_not_for_ever()
    {
        RetryPolicy.Delay(Failure(429, TimeSpan.FromSeconds(44)), 0, Options).Should().Be(TimeSpan.FromSeconds(44));
        RetryPolicy.MayRepeat(AstriaCallKind.Read, Failure(429, TimeSpan.FromHours(1)), Options).Should().BeFalse();
    }

    [Test]
    public void No_wait_is_shorter_than_the_first_or_longer_than_the_longest() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 4].Select(i => Statuses[i])).Sample((attempt, status) =>
        {
            var wait = RetryPolicy.Delay(Failure(status), attempt, Options);
            return wait >= Options.Delay && wait <= Options.LongestDelay && RetryPolicy.Spread(wait) >= wait && RetryPolicy.Spread(wait) <= wait * 1.25;
        });

    private static AstriaApiException Failure(int status, TimeSpan? retryAfter = null) => new(Call, "failed", null)
    {
        Status = (HttpStatusCode)status,
        RetryAfter = retryAfter,
        MayHaveArrived = status >= 500,
    };
}
