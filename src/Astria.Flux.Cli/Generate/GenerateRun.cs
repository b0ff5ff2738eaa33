using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.DependencyInjection;
using Astria.Flux.Generation;
using Astria.Flux.Prompts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Cli.Generate;

/// <summary>One run of <c>flux generate</c>: checks all of it, asks, draws one prompt after the other.</summary>
internal sealed class GenerateRun(Terminal terminal, IServiceProvider services, EngineChoice engine, DrawingKeeper keeper, bool asJson)
{
    private readonly IFluxGenerator _generator = services.GetRequiredService<IFluxGenerator>();
    private readonly PictureWriter _writer = new(terminal, engine.Name, asJson);

    public async Task<int> ExecuteAsync(GenerateOrder order, bool isAgreed, CancellationToken cancellationToken)
    {
        Check(order);
        new PromptCheck(terminal, services.GetRequiredService<PromptLinter>(), services.GetRequiredService<IOptions<FluxOptions>>().Value.LintMode).Run(order.Requests, tells: !asJson);
        var count = order.Requests.Sum(request => request.Count);
        if (engine.IsPaid) Payment.Agree(terminal, $"{Amounts.Count(count, "picture")} by Astria, at its own price for a picture", isAgreed);
        Directory.CreateDirectory(order.Folder);
        for (var i = 0; i < order.Requests.Count; i++)
        {
            try
            {
                await (engine.IsPaid ? PayAsync(order, i, cancellationToken) : DrawAsync(order, i, cancellationToken));
            }
            catch when (engine.IsPaid && i + 1 < order.Requests.Count)
            {
                terminal.Tell($"{Amounts.Count(order.Requests.Count - i - 1, "prompt")} after prompt {i + 1} not begun, and not paid for.");
                throw;
            }
        }

        return ExitCode.Clean;
    }

    private Task PayAsync(GenerateOrder order, int prompt, CancellationToken cancellationToken)
    {
        var request = order.Requests[prompt];
        var stem = PictureNames.Stem(prompt, request);
        var notes = new DrawingNotes { Asked = request.Prompt, Token = request.Tunes.Count > 0 ? request.Tunes[0].Tune.Token : null, Stem = stem, Folder = order.Folder, Tunes = Uses(request) };
        return keeper.RunAsync(Path.Combine(order.Folder, stem + DrawingFile.Ending), notes, stop => DrawAsync(order, prompt, stop), cancellationToken);
    }

    private async Task DrawAsync(GenerateOrder order, int prompt, CancellationToken cancellationToken)
    {
        var request = order.Requests[prompt];
        var made = await ProgressView.ShowAsync<GenerationProgress, GenerationResult>(
            terminal, progress => DrawingLines.Describe(progress, prompt, order.Requests.Count), progress => _generator.GenerateAsync(request, progress, cancellationToken));
        await _writer.WriteAsync(order.Folder, order.ShownFolder, PictureNames.Stem(prompt, request), request.Prompt, Uses(request), made, cancellationToken);
    }

    private static List<TuneUse> Uses(GenerationRequest request) => [.. request.Tunes.Select(tune => new TuneUse(tune.Tune.Id, tune.Weight))];

    // All that is wrong, before anything is drawn or paid for.
    private void Check(GenerateOrder order)
    {
        var faults = new List<FluxFault>();
        for (var i = 0; i < order.Requests.Count; i++)
            faults.AddRange(order.Requests[i].Validate().Select(fault => fault with { Place = order.Requests.Count == 1 ? fault.Place : Invariant($"prompt {i + 1}: {fault.Place}") }));
        if (faults.Count > 0) throw new FluxPolicyException("These pictures can't be drawn.", faults);
        var pictures = order.Requests.Select((request, i) => (Stem: PictureNames.Stem(i, request), request.Count)).ToList();
        if (engine.IsPaid && pictures.Select(prompt => prompt.Stem + DrawingFile.Ending).FirstOrDefault(name => File.Exists(Path.Combine(order.Folder, name))) is { } open)
        {
            var shown = Path.Combine(order.ShownFolder, open);
            throw new WrongUseException($"{shown} is the job of a drawing that is paid for. Go on with: flux generate --attach {shown}. To order it again, delete it.");
        }

        if (!order.Force) PictureNames.RefuseWhatIsThere(order.Folder, order.ShownFolder, pictures);
    }
}
