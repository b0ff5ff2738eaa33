using System.Globalization;
using Astria.Flux.Presets;

namespace Astria.Flux.Samples.Quickstart;

/// <summary>What the command line asked for.</summary>
internal sealed record QuickstartOptions
{
    public const string Usage = """
        Teaches the bundled model a subject from a few photos, and draws it. No key, no GPU, no network.

        usage: dotnet run -c Release --project samples/Quickstart -- [PHOTOS] [options]

          PHOTOS           folder with photos of one subject (default: the twelve pictures that come with the sample)
          --class NAME     what it is, in a word: toy, mug, dog (default: toy)
          --token WORD     the rare word that will name it in prompts (default: ohwx)
          --preset NAME    portrait, focus, fast or high (default: what suits the subject and the number of photos)
          --steps N        train N steps instead of the preset's number
          --model FILE     a model of the embedded engine to use instead of the bundled one
          --output FOLDER  where to write the LoRA and the pictures (default: samples/Quickstart/output)
          --help           this text
        """;

    public required string Photos { get; init; }

    public required string Output { get; init; }

    public string SubjectClass { get; init; } = "toy";

    public string Token { get; init; } = "ohwx";

    public string? Preset { get; init; }

    public long? Steps { get; init; }

    public string? Model { get; init; }

    /// <summary>Reads the command line; null with what to print where there is nothing to do.</summary>
    public static (QuickstartOptions? Options, string? Message) Parse(string[] args)
    {
        var options = new QuickstartOptions
        {
            Photos = Path.Combine(AppContext.BaseDirectory, "photos"),
            Output = Directory.Exists("samples/Quickstart") ? "samples/Quickstart/output" : "output",
        };
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--help" or "-h" or "-?") return (null, Usage);
            if (!args[i].StartsWith('-'))
            {
                options = options with { Photos = args[i] };
                continue;
            }

            if (i + 1 == args.Length) return (null, $"{args[i]} needs a value.\n\n{Usage}");
            var value = args[++i];
            switch (args[i - 1])
            {
                case "--class" or "--token" when value.Length == 0 || !value.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_'):
                    return (null, $"{args[i - 1]} is '{value}'; letters, digits, spaces, - and _ make a name.");
                case "--class":
                    options = options with { SubjectClass = value };
                    break;
                case "--token":
                    options = options with { Token = value };
                    break;
                case "--preset" when PresetCatalog.BuiltIn.TryGet(value, out _):
                    options = options with { Preset = value };
                    break;
                case "--preset":
                    return (null, $"--preset is '{value}'; give one of {string.Join(", ", FluxPresets.All.Select(preset => preset.Name))}.");
                case "--model":
                    options = options with { Model = value };
                    break;
                case "--output":
                    options = options with { Output = value };
                    break;
                case "--steps" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps > 0:
                    options = options with { Steps = steps };
                    break;
                case "--steps":
                    return (null, $"--steps is '{value}'; give a whole number above 0.");
                default:
                    return (null, $"{args[i - 1]} is unknown.\n\n{Usage}");
            }
        }

        return (options, null);
    }
}
