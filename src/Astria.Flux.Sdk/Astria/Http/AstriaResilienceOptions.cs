namespace Astria.Flux.Astria.Http;

/// <summary>The numbers of the pipeline that stands around every call.</summary>
/// <remarks>
/// From the outside in: overall time-out, concurrency limit, retry, circuit breaker, time-out of one attempt. Reads and changes are tried again after
/// 408, 429, 500, 502, 503, 504, broken connections and answers cut short. A call that creates something is tried again only after 429 or when it
/// certainly never arrived; otherwise the client waits, looks whether the thing exists, and asks again only when it doesn't.
/// </remarks>
public sealed record AstriaResilienceOptions
{
    /// <summary>The time one attempt has.</summary>
    /// <value>Default: 100 seconds; the service itself gives up after 30 (Astria's documentation, overview).</value>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The time one attempt has that sends files.</summary>
    /// <value>Default: 10 minutes.</value>
    public TimeSpan UploadTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The time a call has with all its attempts and the waits between them.</summary>
    /// <value>Default: 30 minutes.</value>
    public TimeSpan OverallTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How often a call is tried again, at most.</summary>
    /// <value>Default: 4. 0 or more.</value>
    public int Retries { get; init; } = 4;

    /// <summary>The first wait before trying again; it doubles each time, up to <see cref="LongestDelay"/>.</summary>
    /// <value>Default: 1 second.</value>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The first wait after a 500; it doubles each time.</summary>
    /// <value>Default: 30 seconds (Astria's documentation, overview).</value>
    public TimeSpan ServerErrorDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before looking whether a call that creates something was done after all: after 504, a time-out, a broken connection.</summary>
    /// <value>Default: 60 seconds (Astria's documentation, overview).</value>
    public TimeSpan RecoveryDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a call that creates something is repeated after it was looked for and not found.</summary>
    /// <value>Default: 2. 0 or more; with 0 it is only looked for.</value>
    public int Repeats { get; init; } = 2;

    /// <summary>The longest wait between attempts. When <c>Retry-After</c> asks for more, the call fails at once and says so.</summary>
    /// <value>Default: 5 minutes.</value>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many calls may run at once; the others wait their turn.</summary>
    /// <value>Default: 32. At least 1.</value>
    public int Concurrency { get; init; } = 32;

    /// <summary>The share of failures that opens the circuit, so that a service that is down is left alone; 429 doesn't count.</summary>
    /// <value>Default: 0.9. Above 0, at most 1.</value>
    public double CircuitFailureRatio { get; init; } = 0.9;

    /// <summary>The calls within 30 seconds below which the circuit stays closed.</summary>
    /// <value>Default: 20. At least 2.</value>
    public int CircuitMinimumCalls { get; init; } = 20;

    /// <summary>How long the circuit stays open.</summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan CircuitBreak { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        Positive(nameof(AttemptTimeout), AttemptTimeout);
        Positive(nameof(UploadTimeout), UploadTimeout);
        Positive(nameof(OverallTimeout), OverallTimeout);
        Positive(nameof(Delay), Delay);
        Positive(nameof(ServerErrorDelay), ServerErrorDelay);
        Positive(nameof(RecoveryDelay), RecoveryDelay);
        Positive(nameof(LongestDelay), LongestDelay);
        if (CircuitBreak < TimeSpan.FromMilliseconds(500) || CircuitBreak > TimeSpan.FromDays(1))
            faults.Add(new(nameof(CircuitBreak), $"is {CircuitBreak}; it must be half a second to a day."));
        if (Retries < 0) faults.Add(new(nameof(Retries), Invariant($"is {Retries}; it must be 0 or more.")));
        if (Repeats < 0) faults.Add(new(nameof(Repeats), Invariant($"is {Repeats}; it must be 0 or more.")));
        if (Concurrency < 1) faults.Add(new(nameof(Concurrency), Invariant($"is {Concurrency}; it must be at least 1.")));
        if (CircuitMinimumCalls < 2) faults.Add(new(nameof(CircuitMinimumCalls), Invariant($"is {CircuitMinimumCalls}; it must be at least 2.")));
        if (!(CircuitFailureRatio is > 0 and <= 1)) faults.Add(new(nameof(CircuitFailureRatio), Invariant($"is {CircuitFailureRatio}; it must be above 0 and at most 1.")));
        return faults;

        void Positive(string name, TimeSpan value)
        {
            // What Polly takes.
            if (value < TimeSpan.FromMilliseconds(10) || value > TimeSpan.FromDays(1)) faults.Add(new(name, $"is {value}; it must be 10 milliseconds to a day."));
        }
    }
}
