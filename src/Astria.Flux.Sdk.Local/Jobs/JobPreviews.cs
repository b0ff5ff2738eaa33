using System.Globalization;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Sampling;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>Draws a job's preview prompts with the LoRA as it is now, and keeps them in the job's folder too.</summary>
internal sealed class JobPreviews(EngineSession session, JobFolder folder, JobRecord record)
{
    public bool AreDue(int step) => record.Options.PreviewPrompts.Count > 0 && (step % record.Options.PreviewEvery == 0 || step == record.Steps);

    public IReadOnlyList<TrainingPreview> Draw(int step, CancellationToken cancellationToken)
    {
        var model = session.Model;
        var settings = SamplingSettings.Of(model, session.Defaults.SamplingSteps, session.Defaults.Guidance);
        var previews = new List<TrainingPreview>();
        foreach (var prompt in record.Options.PreviewPrompts)
        {
            // From one seed each time: what changes between two previews is what was learned.
            var latent = new PictureSampler(model).Draw([prompt], [record.Seed], settings, null, cancellationToken)[0];
            var encoder = model.AutoEncoder;
            var places = model.Resolution / encoder.Factor;
            var content = PictureCodec.EncodePng(PictureValues.ToPicture(encoder.Decode(latent, places, places), model.Resolution, model.Resolution));
            folder.WritePreview(string.Create(CultureInfo.InvariantCulture, $"step-{step:D6}-{previews.Count + 1}.png"), content);
            previews.Add(new TrainingPreview { Prompt = prompt, Content = content, MediaType = "image/png" });
        }

        return previews;
    }
}
