using System.Security.Cryptography;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Generation;
using Astria.Flux.Prompts.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Cli.Generate;

/// <summary>One run of <c>flux generate</c>: checks all of it, asks, draws one prompt after the other.</summary>
internal sealed class GenerateRun(Terminal terminal, IServiceProvider services, EngineChoice engine, bool asJson)
{
    private static readonly string[] Endings = [".png", ".jpg", ".webp", ".bin"];

    private readonly IFluxGenerator _generator = services.GetRequiredService<IFluxGenerator>();

    public async Task<int> ExecuteAsync(GenerateOrder order, bool isAgreed, CancellationToken cancellationToken)
    {
        Check(order);
        var count = order.Requests.Sum(request => request.Count);
        if (engine.IsPaid) Payment.Agree(terminal, $"{Amounts.Count(count, "picture")} by Astria, at its own price for a picture", isAgreed);
        Directory.CreateDirectory(order.Folder);
        for (var i = 0; i < order.Requests.Count; i++)
        {
            var (request, number) = (order.Requests[i], i);
            var made = await ProgressView.ShowAsync<GenerationProgress, GenerationResult>(
                terminal, progress => Describe(progress, number, order.Requests.Count), progress => _generator.GenerateAsync(request, progress, cancellationToken));
            await WriteAsync(order, i, made, cancellationToken);
        }

        return ExitCode.Clean;
    }

    private static ProgressLine Describe(GenerationProgress progress, int prompt, int prompts)
    {
        var left = progress.Remaining is { } time ? $", {Amounts.Time(TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds)))} left" : "";
        return new(Invariant($"prompt {prompt}"), progress.Fraction, Invariant($"prompt {prompt + 1}/{prompts}, {Amounts.Count(progress.ImageCount, "picture")}{left}"), TellsTenths: false);
    }

    // All that is wrong, before anything is drawn or paid for.
    private static void Check(GenerateOrder order)
    {
        var faults = new List<FluxFault>();
        for (var i = 0; i < order.Requests.Count; i++)
            faults.AddRange(order.Requests[i].Validate().Select(fault => fault with { Place = order.Requests.Count == 1 ? fault.Place : Invariant($"prompt {i + 1}: {fault.Place}") }));
        if (faults.Count > 0) throw new FluxPolicyException("These pictures can't be drawn.", faults);
        if (order.Force) return;
        var there = order.Requests.SelectMany((request, i) => Enumerable.Range(0, request.Count).Select(image => PictureNames.Of(i, request, image)))
            .SelectMany(name => Endings.Select(ending => name + ending))
            .Where(name => File.Exists(Path.Combine(order.Folder, name)))
            .ToList();
        if (there.Count > 0) throw new WrongUseException($"{Path.Combine(order.ShownFolder, there[0])}{(there.Count > 1 ? Invariant($" and {there.Count - 1} more are") : " is")} there already; --force replaces them, --out names another folder.");
    }

    private async Task WriteAsync(GenerateOrder order, int prompt, GenerationResult made, CancellationToken cancellationToken)
    {
        var request = order.Requests[prompt];
        var files = new List<PictureFile>();
        foreach (var image in made.Images)
        {
            var name = PictureNames.Of(prompt, request, image.Index) + image.FileExtension;
            await image.SaveAsync(Path.Combine(order.Folder, name), cancellationToken);
            files.Add(new(Path.Combine(order.ShownFolder, name), image.MediaType, image.Width, image.Height, image.Seed, image.Content.Length, Convert.ToHexStringLower(SHA256.HashData(image.Content.Span))));
        }

        if (asJson)
        {
            var report = new PictureReport
            {
                Asked = request.Prompt,
                Prompt = made.Prompt,
                Engine = engine.Name,
                Images = files,
                Diagnostics = [.. made.Diagnostics.Select(found => new FindingReport(found.RuleId, JsonAnswer.Word(found.Severity), found.Start, found.Length, found.Message))],
                Tunes = [.. request.Tunes.Select(tune => new TuneUse(tune.Tune.Id, tune.Weight))],
                Seconds = made.Elapsed.TotalSeconds,
            };
            JsonAnswer.Write(terminal, report, GenerateJson.Default.PictureReport);
            return;
        }

        foreach (var found in made.Diagnostics.Where(found => found.Severity >= PromptSeverity.Warning)) terminal.Tell(found.ToString());
        foreach (var file in files) terminal.Writer.WriteLine(Invariant($"{file.File}  {file.Width}×{file.Height}{(file.Seed is { } seed ? Invariant($"  seed {seed}") : "")}"));
        await terminal.Writer.FlushAsync(cancellationToken);
    }
}
