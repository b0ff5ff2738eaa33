namespace Astria.Flux.Testing.Emulator;

/// <summary>How the emulated service behaves. The defaults follow what is known of the real one; where nothing is, they are choices.</summary>
public sealed record AstriaEmulatorOptions
{
    /// <summary>The clock that trainings, drawings and callbacks run on.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The key that clients must send.</summary>
    /// <value>Default: <c>sd_emulator</c>.</value>
    public string ApiKey { get; init; } = "sd_emulator";

    /// <summary>Whether the account is idempotent: a tune with the same title, or a prompt with the same attributes, is answered with the one that exists.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IsIdempotent { get; init; }

    /// <summary>What is on the account at first, in millicents: 100,000 are one US dollar.</summary>
    /// <value>Default: 100 million, 1,000 US dollars.</value>
    public long BalanceMillicents { get; init; } = 100_000_000;

    /// <summary>The price of a training step, in millicents.</summary>
    /// <value>Default: 500 (Astria's job records, 2024 and 2025).</value>
    public long StepPriceMillicents { get; init; } = 500;

    /// <summary>The price of a picture, in millicents.</summary>
    /// <value>Default: 2,875 (Astria's job records).</value>
    public long ImagePriceMillicents { get; init; } = 2875;

    /// <summary>How long a training takes.</summary>
    /// <value>Default: 10 minutes (the service's own estimate in 2025).</value>
    public TimeSpan TrainingTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a tune of the branch <c>fast</c> takes, which trains nothing.</summary>
    /// <value>Default: 5 seconds.</value>
    public TimeSpan MockTrainingTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a prompt takes.</summary>
    /// <value>Default: 30 seconds.</value>
    public TimeSpan GenerationTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The side of the pictures, in pixels; they are small, whatever was asked for.</summary>
    /// <value>Default: 64.</value>
    public int PictureSide { get; init; } = 64;

    /// <summary>The port to listen on, on the loopback interface.</summary>
    /// <value>Default: 0, any that is free.</value>
    public int Port { get; init; }
}
