using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Tools.ModelQuiz;

/// <summary>How the pictures are drawn.</summary>
/// <param name="Model">A model file, or null for the bundled one.</param>
/// <param name="Seed">Of every picture: none was chosen among several.</param>
/// <param name="Steps">Sampling steps, or null for the engine's.</param>
/// <param name="Guidance">Guidance, or null for the engine's.</param>
internal sealed record Drawing(string? Model, int Seed, int? Steps, double? Guidance)
{
    public async Task<IReadOnlyList<Picture>> DrawAsync(IReadOnlyList<string> prompts, CancellationToken cancellationToken)
    {
        var registrations = new ServiceCollection();
        registrations.AddAstriaFlux(flux => flux.UseLocal(options => options.ModelPath = Model));
        await using var services = registrations.BuildServiceProvider();
        var generator = services.GetRequiredService<IFluxGenerator>();
        var pictures = new List<Picture>();
        foreach (var prompt in prompts)
        {
            var result = await generator.GenerateAsync(new GenerationRequest(prompt) { Seed = Seed, Steps = Steps, Guidance = Guidance }, cancellationToken: cancellationToken);
            pictures.Add(PictureCodec.Decode(result.Images[0].Content, prompt));
            Console.Error.WriteLine($"drawn {pictures.Count} of {prompts.Count}, {result.Elapsed.TotalSeconds:F1} s");
        }

        return pictures;
    }
}
