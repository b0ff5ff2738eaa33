using System.Net;
using System.Net.Sockets;
using Astria.Flux.Health;
using Astria.Flux.Testing;
using Astria.Flux.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Astria.Flux.Ecosystem.Tests;

/// <summary>An operator's page says whether engines can work: without paying, and without a secret.</summary>
public sealed class HealthTests
{
    private const string Key = "sd_key_that_nobody_may_see";

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("flux-health-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Every_engine_has_a_check_of_its_own()
    {
        await using var app = App(flux => flux.UseFake(new()).UseLocal("small", Local), checks => checks.AddFlux());

        var report = await CheckAsync(app);

        report.Entries.Keys.Should().BeEquivalentTo("flux-fake", "flux-small");
        report.Status.Should().Be(HealthStatus.Healthy);
    }

    [TestCase(EngineHealthState.Healthy, HealthStatus.Healthy)]
    [TestCase(EngineHealthState.Degraded, HealthStatus.Degraded)]
    [TestCase(EngineHealthState.Unhealthy, HealthStatus.Unhealthy)]
    public async Task The_check_says_what_the_probe_says(EngineHealthState state, HealthStatus expected)
    {
        var health = new EngineHealth(state, "as it is") { Facts = new Dictionary<string, object> { ["queue"] = 3 } };
        await using var app = App(flux => flux.UseFake(new(new FakeFluxScript { Health = health })), checks => checks.AddFlux("fake"));

        var entry = (await CheckAsync(app)).Entries["flux-fake"];

        (entry.Status, entry.Description, entry.Data["queue"]).Should().Be((expected, "as it is", 3));
    }

    [Test]
    public async Task The_app_says_how_bad_a_failure_is_and_tags_its_checks()
    {
        var sick = new FakeFluxEngine(new FakeFluxScript { Health = new(EngineHealthState.Unhealthy, "sick") });
        await using var app = App(flux => flux.UseFake(sick), checks => checks.AddFlux("fake", HealthStatus.Degraded, ["ready"]));

        var entry = (await CheckAsync(app)).Entries["flux-fake"];

        entry.Status.Should().Be(HealthStatus.Degraded);
        entry.Tags.Should().Equal("ready");
    }

    [Test]
    public async Task An_engine_that_is_not_there_is_named_with_those_that_are()
    {
        await using var app = App(flux => flux.UseFake(new()), checks => checks.AddFlux("fak"));

        (await CheckAsync(app)).Entries["flux-fak"].Description.Should().Be("There is no engine 'fak' that can be asked; registered are fake.");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Adding_all_engines_and_one_of_them_in_any_order_checks_that_one_once(bool allFirst)
    {
        await using var app = App(flux => flux.UseFake(new()), checks => _ = allFirst ? checks.AddFlux().AddFlux("fake", tags: ["ready"]) : checks.AddFlux("fake", tags: ["ready"]).AddFlux());

        (await CheckAsync(app)).Entries.Should().ContainSingle().Which.Value.Tags.Should().Equal("ready");
    }

    [Test]
    public async Task Astria_is_healthy_when_it_takes_the_key_and_asking_costs_nothing()
    {
        await using var emulator = await AstriaEmulator.StartAsync(new() { ApiKey = Key });
        await using var app = App(flux => Astria(flux, emulator.BaseAddress));
        var balance = emulator.BalanceMillicents;

        var health = await ProbeAsync(app, "astria");

        health.Should().BeEquivalentTo(new EngineHealth(EngineHealthState.Healthy, "The service answers and takes the key."));
        emulator.BalanceMillicents.Should().Be(balance);
        emulator.Requests.Should().ContainSingle().Which.Method.Should().Be("GET");
    }

    [Test]
    public async Task A_key_that_is_refused_is_unhealthy_and_never_shown()
    {
        await using var emulator = await AstriaEmulator.StartAsync();
        await using var app = App(flux => Astria(flux, emulator.BaseAddress));

        var health = await ProbeAsync(app, "astria");

        health.Should().BeEquivalentTo(new EngineHealth(EngineHealthState.Unhealthy, "The service refuses the key (401)."));
    }

    [TestCase(EmulatorFaultKind.Unavailable, EngineHealthState.Unhealthy, "The service answers 503.")]
    [TestCase(EmulatorFaultKind.TooManyRequests, EngineHealthState.Degraded, "The service asks to be asked less often (429).")]
    [TestCase(EmulatorFaultKind.DropBeforeProcessing, EngineHealthState.Unhealthy, "The service can't be reached.")]
    public async Task A_service_that_is_not_well_is_asked_once_only(EmulatorFaultKind fault, EngineHealthState state, string description)
    {
        await using var emulator = await AstriaEmulator.StartAsync(new() { ApiKey = Key });
        await using var app = App(flux => Astria(flux, emulator.BaseAddress));
        emulator.Inject(new(fault) { Count = 100 });

        var health = await ProbeAsync(app, "astria");

        health.Should().BeEquivalentTo(new EngineHealth(state, description));
        emulator.Requests.Should().ContainSingle();
    }

    [Test]
    public async Task A_service_that_is_not_there_is_unhealthy_without_its_address()
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var app = App(flux => Astria(flux, nobody));

        (await ProbeAsync(app, "astria")).Should().BeEquivalentTo(new EngineHealth(EngineHealthState.Unhealthy, "The service can't be reached."));
    }

    [Test]
    public async Task A_service_that_does_not_answer_in_time_is_unhealthy()
    {
        await using var emulator = await AstriaEmulator.StartAsync(new() { ApiKey = Key, TimeProvider = new VirtualClock() });
        emulator.Inject(new(EmulatorFaultKind.SlowBody));
        var clock = new VirtualClock();
        await using var app = App(flux => Astria(flux, emulator.BaseAddress), clock: clock);

        var look = ProbeAsync(app, "astria");
        clock.Advance(TimeSpan.FromSeconds(10));

        (await look).Should().BeEquivalentTo(new EngineHealth(EngineHealthState.Unhealthy, "The service does not answer within 00:00:10."));
    }

    [Test]
    public async Task An_account_with_nothing_left_is_degraded()
    {
        await using var emulator = await AstriaEmulator.StartAsync(new() { ApiKey = Key, BalanceMillicents = 0 });
        await using var app = App(flux => Astria(flux, emulator.BaseAddress));

        (await ProbeAsync(app, "astria")).State.Should().Be(EngineHealthState.Degraded);
    }

    [Test]
    public async Task What_fails_to_give_the_key_is_told_by_its_kind()
    {
        await using var app = App(flux => flux.UseAstria(options => options.ApiKeySource = _ => throw new InvalidOperationException(Key)));

        (await ProbeAsync(app, "astria")).Should().BeEquivalentTo(new EngineHealth(EngineHealthState.Unhealthy, "The service can't be asked: InvalidOperationException."));
    }

    [TestCase("astria")]
    [TestCase("local")]
    [TestCase("fake")]
    public async Task A_look_that_is_cancelled_ends_as_cancelled(string engine)
    {
        await using var app = App(flux => Astria(flux, new($"http://127.0.0.1:{FreePort()}")).UseLocal(Local).UseFake(new()));

        await app.Awaiting(all => all.GetRequiredKeyedService<IEngineProbe>(engine).ProbeAsync(new(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public async Task The_embedded_engine_is_healthy_when_its_model_loads_and_its_work_directory_can_be_written_to()
    {
        await using var app = App(flux => flux.UseLocal(Local));

        var health = await ProbeAsync(app, "local");

        health.State.Should().Be(EngineHealthState.Healthy);
        health.Facts["freeBytes"].Should().BeOfType<long>().Which.Should().BePositive();
        Directory.EnumerateFileSystemEntries(_folder).Should().BeEmpty("a look leaves nothing behind");
    }

    [Test]
    public async Task A_model_that_is_no_model_is_unhealthy_without_its_path()
    {
        var model = Path.Combine(_folder, "model.safetensors");
        await File.WriteAllBytesAsync(model, new byte[100]);
        await using var app = App(flux => flux.UseLocal(options => (options.ModelPath, options.WorkDirectory) = (model, Path.Combine(_folder, "work"))));

        var health = await ProbeAsync(app, "local");

        health.State.Should().Be(EngineHealthState.Unhealthy);
        health.Description.Should().StartWith("The model can't be loaded").And.NotContain(_folder);
    }

    [Test]
    public async Task A_model_that_was_deleted_is_unhealthy()
    {
        var model = Path.Combine(_folder, "model.safetensors");
        await File.WriteAllBytesAsync(model, new byte[100]);
        await using var app = App(flux => flux.UseLocal(options => (options.ModelPath, options.WorkDirectory) = (model, _folder)));
        var probe = app.GetRequiredKeyedService<IEngineProbe>("local");
        File.Delete(model);

        (await probe.ProbeAsync()).Description.Should().Contain("The model file is gone.");
    }

    [Test]
    public async Task A_work_directory_that_can_not_be_written_to_is_unhealthy()
    {
        // No folder can be made where a file is, whoever asks.
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "x");
        await using var app = App(flux => flux.UseLocal(options => options.WorkDirectory = file));

        (await ProbeAsync(app, "local")).Should().Match<EngineHealth>(health => health.State == EngineHealthState.Unhealthy && health.Description.StartsWith("The work directory can't be written to"));
    }

    [Test]
    public async Task A_disk_that_is_nearly_full_is_degraded()
    {
        await using var app = App(flux => flux.UseLocal(options => (options.WorkDirectory, options.LeastFreeBytes) = (_folder, long.MaxValue)));

        (await ProbeAsync(app, "local")).State.Should().Be(EngineHealthState.Degraded);
    }

    [Test]
    public async Task An_engine_of_ones_own_brings_its_own_probe()
    {
        await using var app = App(flux => flux.AddProbe("torch", _ => new FixedProbe("torch")), checks => checks.AddFlux());

        (await CheckAsync(app)).Entries["flux-torch"].Status.Should().Be(HealthStatus.Healthy);
    }

    private void Local(global::Astria.Flux.Local.LocalEngineOptions options) => (options.WorkDirectory, options.LeastFreeBytes) = (_folder, 1);

    private static DependencyInjection.FluxBuilder Astria(DependencyInjection.FluxBuilder flux, Uri address) =>
        flux.UseAstria(options => (options.ApiKey, options.BaseAddress) = (Key, address));

    private static ServiceProvider App(Action<DependencyInjection.FluxBuilder> build, Action<IHealthChecksBuilder>? checks = null, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddAstriaFlux(build);
        checks?.Invoke(services.AddHealthChecks());
        return services.BuildServiceProvider();
    }

    private static Task<HealthReport> CheckAsync(ServiceProvider app) => app.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    private static Task<EngineHealth> ProbeAsync(ServiceProvider app, string engine) => app.GetRequiredKeyedService<IEngineProbe>(engine).ProbeAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class FixedProbe(string engine) : IEngineProbe
    {
        public string Engine => engine;

        public Task<EngineHealth> ProbeAsync(CancellationToken cancellationToken = default) => Task.FromResult(new EngineHealth(EngineHealthState.Healthy, "well"));
    }
}
