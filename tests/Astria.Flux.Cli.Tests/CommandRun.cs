using System.Text;
using Astria.Flux.Cli.Commands;
using Astria.Flux.Cli.Terminals;

namespace Astria.Flux.Cli.Tests;

/// <summary>A run of the command in a folder of its own.</summary>
internal sealed class CommandRun : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("flux-cli-").FullName;

    public string Output => Encoding.UTF8.GetString(Written);

    /// <summary>Standard output, byte by byte.</summary>
    public byte[] Written { get; private set; } = [];

    public string Error { get; private set; } = string.Empty;

    /// <summary>The environment: nothing of this machine's.</summary>
    public Dictionary<string, string?> Variables { get; } = new(StringComparer.Ordinal);

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Whether a person sits there, who can be asked.</summary>
    public bool CanAsk { get; set; }

    /// <summary>Whether lines of messages can be written over.</summary>
    public bool IsLive { get; set; }

    /// <summary>Hears every line of messages as it is written.</summary>
    public Action<string>? OnMessage { get; set; }

    public int Flux(string input, params string[] arguments) => Flux(Encoding.UTF8.GetBytes(input), colors: false, arguments);

    public int Flux(byte[] input, bool colors, params string[] arguments) => FluxAsync(input, colors, arguments, CancellationToken.None).GetAwaiter().GetResult();

    public Task<int> FluxAsync(string[] arguments, CancellationToken cancellationToken = default) => FluxAsync([], colors: false, arguments, cancellationToken);

    public void Write(string name, string content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public string PathOf(string name) => Path.Combine(Folder, name);

    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>Copies some of the quickstart's photos of a toy.</summary>
    public void CopyPhotos(string folder, int count)
    {
        Directory.CreateDirectory(PathOf(folder));
        foreach (var photo in Directory.EnumerateFiles(Repository.PathOf("samples/Quickstart/photos"), "*.jpg").Order(StringComparer.Ordinal).Take(count))
            File.Copy(photo, PathOf($"{folder}/{Path.GetFileName(photo)}"));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task<int> FluxAsync(byte[] input, bool colors, string[] arguments, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(input);
        using var output = new MemoryStream();
        using var error = new Messages(OnMessage);
        int code;
        using (var terminal = new Terminal(stream, output, error, Folder, colors) { CanAsk = CanAsk, IsLive = IsLive })
            code = await FluxCommand.RunAsync(arguments, new(terminal, Variables.GetValueOrDefault, Time), cancellationToken);
        Written = output.ToArray();
        Error = error.ToString();
        return code;
    }

    private sealed class Messages : StringWriter
    {
        private readonly Action<string>? _hear;

        public Messages(Action<string>? hear) => (_hear, NewLine) = (hear, "\n");

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            _hear?.Invoke(value ?? string.Empty);
        }
    }
}
