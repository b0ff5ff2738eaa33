using System.CommandLine;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;
using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Themes;

namespace Astria.Flux.Cli.Themes;

/// <summary>The command <c>flux themes</c>.</summary>
internal static class ThemesCommand
{
    public static Command Create(Terminal terminal)
    {
        var topic = new Argument<string[]>("topic") { Description = "What the pictures are about, in two to four words.", Arity = ArgumentArity.OneOrMore };
        var subject = new Option<string>("--subject") { Description = "Who or what is in them: the token and the class.", DefaultValueFactory = _ => "ohwx man" };
        var count = new Option<int>("--count") { Description = Invariant($"How many prompts, at most {PromptTheme.MostPrompts}."), DefaultValueFactory = _ => 10 };
        var seed = new Option<long>("--seed") { Description = "Where chance starts from; the same seed writes the same prompts." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object instead of a prompt a line." };
        var command = new ExampledCommand("themes", "Writes varied prompts about a topic for a subject, offline; one a line, fit for flux generate --prompts.") { topic, subject, count, seed, json };
        command.SetAction(parsed =>
        {
            var written = parsed.GetRequiredValue(subject);
            if (string.IsNullOrWhiteSpace(written)) throw new WrongUseException("--subject is blank; give a token and a class, such as 'ohwx man'.");
            var theme = new PromptTheme(string.Join(' ', parsed.GetRequiredValue(topic)), PromptSubject.Parse(written)) { Count = parsed.GetValue(count), Seed = parsed.GetValue(seed) };
            var prompts = PromptThemes.Default.Write(theme);
            if (parsed.GetValue(json)) JsonAnswer.Write(terminal, new ThemeReport(theme.Topic, theme.Subject.ToString(), theme.Seed, prompts), ThemesJson.Default.ThemeReport);
            else foreach (var prompt in prompts) terminal.Writer.WriteLine(prompt);
        });
        return command.WithExamples("flux themes cozy winter cabin --subject \"ohwx man\"", "flux themes \"night market\" --count 20 --seed 7 --json", "flux themes beach --subject \"ohwx dog\" | flux generate --prompts - --lora ohwx-dog.safetensors");
    }
}
