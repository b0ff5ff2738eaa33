using System.Net;
using Astria.Flux.Astria.Http;
using Astria.Flux.Generation;
using Astria.Flux.Presets;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Testing;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of docs/errors.md.</summary>
internal sealed class ErrorsSnippets
{
    private static readonly AstriaCall Call = new() { Operation = "prompts.create", Kind = AstriaCallKind.Create };

    [Test]
    public void Every_fault()
    {
        using var console = new StringWriter();
        var before = Console.Out;
        Console.SetOut(console);
        try
        {
            #region every-fault
            try
            {
                _ = new PresetCatalog([FluxPresets.Portrait with { Name = "My preset", Lora = new() { Rank = 0 } }]);
            }
            catch (FluxPolicyException refused)
            {
                foreach (FluxFault fault in refused.Faults) Console.WriteLine($"{fault.Place}: {fault.Problem}");
            }
            #endregion
        }
        finally
        {
            Console.SetOut(before);
        }

        console.ToString().Should().Contain("Name").And.Contain("Rank");
    }

    [TestCase(null, "made")]
    [TestCase("prompt", "ask")]
    [TestCase("money", "top up")]
    [TestCase("lost", "look first")]
    public async Task Catch_what_differs(string? trouble, string expected)
    {
        var generator = new FakeFluxEngine(new FakeFluxScript { RefuseGeneration = Trouble(trouble) });

        (await DrawAsync(generator, new("ohwx man on a pier"), CancellationToken.None)).Should().Be(expected);
    }

    private static async Task<string> DrawAsync(IFluxGenerator engine, GenerationRequest request, CancellationToken cancellationToken)
    {
        var generator = new Answering(engine);

        #region catch-what-differs
        try
        {
            return await generator.GenerateAsync(request, cancellationToken: cancellationToken);
        }
        catch (PromptRejectedException refused)
        {
            return Ask(refused.Diagnostics);          // show the user what to change
        }
        catch (AstriaApiException answer) when (answer.IsOutOfBalance)
        {
            return TopUp();
        }
        catch (AstriaUncertainException open)
        {
            return LookFirst(open.Remedy);            // it may have been paid for: look before asking again
        }
        #endregion
    }

    private static Exception? Trouble(string? kind) => kind switch
    {
        "prompt" => new PromptRejectedException("(a:1.3)", PromptLinter.Default.Lint("(a:1.3)").Diagnostics),
        "money" => new AstriaApiException(Call, "the account has no money.", AstriaProblem.Parse("""{"base":["not enough balance"]}""")) { Status = HttpStatusCode.UnprocessableEntity },
        "lost" => new AstriaUncertainException(Call, "Look for the prompt first.", new IOException("broken")),
        _ => null,
    };

    private static string Ask(IReadOnlyList<PromptDiagnostic> found) => found.Count > 0 ? "ask" : "nothing to ask";

    private static string TopUp() => "top up";

    private static string LookFirst(string remedy) => remedy.Length > 0 ? "look first" : "no remedy";

    // What an app would do with the pictures.
    private sealed class Answering(IFluxGenerator inner)
    {
        public async Task<string> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken) =>
            (await inner.GenerateAsync(request, cancellationToken: cancellationToken)).Images.Count > 0 ? "made" : "nothing";
    }
}
