using System.Text;
using Astria.Flux.Cli.Commands;
using Astria.Flux.Cli.Terminals;

namespace Astria.Flux.Cli.Tests;

/// <summary>A run of the command in a folder of its own.</summary>
internal sealed class CommandRun : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("flux-cli-").FullName;

    public string Output { get; private set; } = string.Empty;

    public string Error { get; private set; } = string.Empty;

    /// <summary>The environment: nothing of this machine's.</summary>
    public Dictionary<string, string?> Variables { get; } = new(StringComparer.Ordinal);

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public int Flux(string input, params string[] arguments) => Flux(Encoding.UTF8.GetBytes(input), colors: false, arguments);

    public int Flux(byte[] input, bool colors, params string[] arguments)
    {
        using var stream = new MemoryStream(input);
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        int code;
        using (var terminal = new Terminal(stream, output, error, Folder, colors))
            code = FluxCommand.RunAsync(arguments, new(terminal, Variables.GetValueOrDefault, Time)).GetAwaiter().GetResult();
        Output = Encoding.UTF8.GetString(output.ToArray());
        Error = error.ToString();
        return code;
    }

    public void Write(string name, string content) => File.WriteAllText(Path.Combine(Folder, name), content);

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
