using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Prompts;

namespace Astria.Flux.Astria.Themes;

/// <summary>Themes: prompts that the service writes. Its documentation has archived them.</summary>
public sealed class ThemeResource
{
    private static readonly AstriaCall Create = new() { Operation = "themes.create", Kind = AstriaCallKind.Create };

    private readonly AstriaTransport _transport;

    internal ThemeResource(AstriaTransport transport) => _transport = transport;

    /// <summary>Has ten prompts written for each tune, and drawn. Costs money. They appear a little later among the tune's prompts.</summary>
    /// <param name="request">The theme.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends when the service has taken it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The theme is blank, no tune is named, or the overrides make no sense. Nothing was sent.</exception>
    /// <exception cref="AstriaUncertainException">It may have been taken; the message says what to look for.</exception>
    /// <exception cref="AstriaException">It was not taken.</exception>
    public async Task CreateAsync(ThemeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = new List<FluxFault>();
        if (string.IsNullOrWhiteSpace(request.Theme)) faults.Add(new(nameof(request.Theme), "is blank; say what the pictures are about."));
        if (request.TuneIds is not { Count: > 0 }) faults.Add(new(nameof(request.TuneIds), "are missing; name at least one."));
        faults.AddRange(PromptRequestRules.CheckOverrides(nameof(request.PromptOverrides), request.PromptOverrides));
        AstriaRequests.Refuse(faults, "This theme", nameof(request));
        var body = RequestBody.Of("theme", request, ThemeJson.Default.ThemeRequest, [request.Theme, .. request.PromptOverrides?.Secrets ?? []]);
        try
        {
            await _transport.SendAsync(Create, HttpMethod.Post, "themes", body, cancellationToken).ConfigureAwait(false);
        }
        catch (AstriaException exception) when (exception.MayHaveArrived)
        {
            throw new AstriaUncertainException(
                Create, "Prompts of a theme appear late: list the newest prompts of the tunes before asking again.", exception)
            { Status = exception.Status, RequestId = exception.RequestId };
        }
    }
}
