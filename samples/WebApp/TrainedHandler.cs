using System.Globalization;
using Astria.Flux.AspNetCore;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Generation;
using Astria.Flux.Training;

namespace Astria.Flux.Samples.WebApp;

/// <summary>Draws four pictures as soon as a tune is trained.</summary>
internal sealed class TrainedHandler(IFluxTrainer trainer, IFluxGenerator generator, Gallery gallery) : IAstriaWebhookHandler<AstriaTune>
{
    public async Task HandleAsync(AstriaWebhook<AstriaTune> webhook, CancellationToken cancellationToken)
    {
        var id = webhook.Subject.Id.ToString(CultureInfo.InvariantCulture);
        if (gallery.Find(id) is not { } job) return;
        var tune = await trainer.WaitAsync(job, cancellationToken: cancellationToken);
        var made = await generator.GenerateAsync(new("on a pier at dawn, soft light") { Tunes = [tune], Count = 4 }, cancellationToken: cancellationToken);
        gallery.Show(id, made.Images);
    }
}
