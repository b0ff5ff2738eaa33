using System.Diagnostics.CodeAnalysis;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Options.Sources;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of docs/linting.md.</summary>
internal sealed class LintingSnippets
{
    [Test]
    public void Linting()
    {
        #region lint
        LintResult result = PromptLinter.Default.Lint("((ohwx man)) on a pier, no hat");

        foreach (PromptDiagnostic found in result.Diagnostics)
            Console.WriteLine(found);
        string repaired = result.ApplyFixes();    // "ohwx man on a pier"; what is there instead is for a person to say
        #endregion

        result.Diagnostics.Select(diagnostic => diagnostic.RuleId).Should().Equal("FLX102", "FLX201");
        repaired.Should().Be("ohwx man on a pier");
    }

    [Test]
    public void Options()
    {
        #region lint-options
        var options = PromptLintOptions.Default.With("FLX201", PromptSeverity.Error).With(PromptRuleCategory.Style, null);
        var linter = PromptLinter.Create(FluxPromptRules.All, options with { Profile = PromptProfile.RawFluxSchnell });
        #endregion

        linter.Lint("a man on a pier at dawn, no hat, best quality, 8k").Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(PromptSeverity.Error);
    }

    [Test]
    public void A_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, LintOptionsFile.Name), """{ "profile": "raw-flux-dev", "minimumSeverity": "warning", "rules": { "FLX201": "error" }, "categories": { "style": "none" } }""");
        var promptFile = Path.Combine(folder.FullName, "prompts.txt");

        #region lint-file
        string? file = LintOptionsFile.Find(promptFile);    // from the prompt's folder upwards
        var linter = PromptLinter.Create(FluxPromptRules.All, file is null ? PromptLintOptions.Default : LintOptionsFile.Load(file));
        #endregion

        folder.Delete(recursive: true);
        linter.Profile.Should().Be(PromptProfile.RawFluxDev);
    }

    [Test]
    public void Tokenizers()
    {
        var services = new ServiceCollection();
        var fluxFolder = Repository.PathOf("tests/Astria.Flux.Sdk.Local.Tests/Golden/data/t5like_unigram.model");

        #region lint-tokenizers
        services.AddAstriaFlux(flux => flux.UseLocalTokenizers(fluxFolder));
        #endregion

        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<PromptLinter>().Profile.TokenCounter.IsExact.Should().BeTrue();
    }

    [Test]
    public void An_apps_own_rule()
    {
        var services = new ServiceCollection();

        #region lint-own
        services.AddAstriaFlux(flux => flux.AddPromptRule<CatsOnlyRule>());
        #endregion

        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<PromptLinter>().Lint("a photo of a dog on a pier at dawn").Diagnostics.Should().ContainSingle(diagnostic => diagnostic.RuleId == "APP1");
        Draw("a photo of a cat on a pier at dawn");
    }

    #region lint-mark
    private static void Draw([StringSyntax("flux-prompt")] string prompt) => Console.WriteLine(prompt);
    #endregion

    #region lint-rule
    internal sealed class CatsOnlyRule() : PromptRule(new("APP1", "Cats only", PromptRuleCategory.Custom, PromptSeverity.Warning))
    {
        public override void Check(ref PromptRuleContext context)
        {
            foreach (PromptToken token in context.Text.Tokens)
            {
                if (token.Kind == PromptTokenKind.Word && context.Text[token].Equals("dog", StringComparison.OrdinalIgnoreCase))
                    context.Report(token.Span, "This app draws cats.", new("Draw a cat", PromptFixKind.Suggestion, new PromptEdit(token.Span, "cat")));
            }
        }
    }
    #endregion
}
