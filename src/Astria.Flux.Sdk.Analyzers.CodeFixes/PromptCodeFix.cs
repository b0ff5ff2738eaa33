using System.Collections.Immutable;
using System.Composition;
using Astria.Flux.Prompts.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Astria.Flux.Analyzers.CodeFixes;

/// <summary>Applies the linter's fixes to literals.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PromptCodeFix))]
[Shared]
public sealed class PromptCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. FluxPromptRules.All.Select(rule => rule.Descriptor.Id)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            for (var i = 0; diagnostic.Properties.TryGetValue(FixProperties.Edits + FixProperties.Number(i), out var edits) && edits is not null; i++)
            {
                var title = diagnostic.Properties[FixProperties.Title + FixProperties.Number(i)]!;
                // "Fix all" takes those of one rule and one kind: what a person should look at doesn't slip in among the safe ones.
                var key = $"{diagnostic.Id} {diagnostic.Properties[FixProperties.Kind + FixProperties.Number(i)]} {FixProperties.Number(i)}";
                context.RegisterCodeFix(CodeAction.Create(title, cancellation => ApplyAsync(context.Document, edits, cancellation), key), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> ApplyAsync(Document document, string edits, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(FixProperties.ChangesOf(edits)));
    }
}
