using Astria.Flux.Astria.Account;
using Astria.Flux.Astria.Gallery;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Images;
using Astria.Flux.Astria.Models;
using Astria.Flux.Astria.Packs;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Themes;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Astria.Workspaces;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Astria.Flux.Astria;

/// <summary>Astria's HTTP API, typed, resource by resource. Thread-safe; one for the life of the app is enough.</summary>
/// <remarks>Calls that cost money are never repeated blindly, see <see cref="AstriaResilienceOptions"/>.</remarks>
public sealed class AstriaClient
{
    private readonly AstriaTransport _transport;

    /// <summary>Creates a client on a connection of the caller's.</summary>
    /// <param name="http">The connection. Its time-out is switched off: the pipeline has its own. The caller disposes of it.</param>
    /// <param name="options">Key, address, and the numbers of the pipeline.</param>
    /// <param name="resilience">A pipeline to use instead of the library's own; <see langword="null"/> for that.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Hears of failures; <see langword="null"/> for nobody. Keys, prompts and addresses are never logged, whatever is disclosed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="http"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">The options make no sense; every fault is listed.</exception>
    public AstriaClient(HttpClient http, AstriaClientOptions options, IAstriaResilience? resilience = null, TimeProvider? timeProvider = null, ILogger<AstriaClient>? logger = null)
        : this(Transport(http, options, resilience, timeProvider, logger))
    {
    }

    private AstriaClient(AstriaTransport transport)
    {
        _transport = transport;
        Tunes = new(transport);
        Prompts = new(transport);
        Packs = new(transport, Tunes, Prompts);
        Images = new(transport);
        Themes = new(transport);
        Gallery = new(transport);
        Account = new(transport);
        Workspaces = new(transport);
        Models = new(transport);
    }

    /// <summary>Training, and what was trained.</summary>
    public TuneResource Tunes { get; }

    /// <summary>Asking for pictures.</summary>
    public PromptResource Prompts { get; }

    /// <summary>Prompts and training settings that belong together.</summary>
    public PackResource Packs { get; }

    /// <summary>What the service sees in photos.</summary>
    public ImageResource Images { get; }

    /// <summary>Prompts the service writes.</summary>
    public ThemeResource Themes { get; }

    /// <summary>What everybody shares.</summary>
    public GalleryResource Gallery { get; }

    /// <summary>The account, and what is left on it.</summary>
    public AccountResource Account { get; }

    /// <summary>Scopes apart from the personal one.</summary>
    public WorkspaceResource Workspaces { get; }

    /// <summary>The models the service offers.</summary>
    public ModelResource Models { get; }

    /// <summary>The same client, working and paying in a workspace.</summary>
    /// <param name="workspaceId">The workspace; <see langword="null"/> for the personal scope.</param>
    /// <returns>A client on the same connection.</returns>
    public AstriaClient InWorkspace(long? workspaceId) => new(_transport.In(workspaceId is { } id ? Invariant($"{id}") : null));

    /// <summary>The same client, listing over all workspaces.</summary>
    /// <returns>A client on the same connection.</returns>
    public AstriaClient InAllWorkspaces() => new(_transport.In("all"));

    internal AstriaDisclosure Disclose => _transport.Disclose;

    private static AstriaTransport Transport(
        HttpClient http, AstriaClientOptions options, IAstriaResilience? resilience, TimeProvider? timeProvider, ILogger<AstriaClient>? logger)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } faults) throw new FluxPolicyException("The Astria client can't be set up like this.", faults);
        var time = timeProvider ?? TimeProvider.System;
        http.BaseAddress = options.BaseAddress.AbsoluteUri.EndsWith('/') ? options.BaseAddress : new(options.BaseAddress.AbsoluteUri + "/");
        http.Timeout = Timeout.InfiniteTimeSpan;
        if (http.DefaultRequestHeaders.Accept.Count == 0) http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        if (http.DefaultRequestHeaders.UserAgent.Count == 0) http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        var key = options.ApiKey;
        var settings = new TransportSettings
        {
            ApiKey = options.ApiKeySource ?? (_ => new(key)),
            Resilience = resilience ?? new AstriaResilience(options.Resilience, time, logger),
            Options = options.Resilience,
            Time = time,
            Workspace = options.Workspace,
            Disclose = options.Disclose,
        };
        return new(http, settings, logger ?? NullLogger<AstriaClient>.Instance);
    }

    private static string UserAgent => $"Astria.Flux.Sdk/{typeof(AstriaClient).Assembly.GetName().Version?.ToString(3) ?? "0"}";
}
