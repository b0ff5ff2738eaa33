using System.Collections.Concurrent;
using System.Diagnostics;

namespace Astria.Flux.Ecosystem.Tests;

/// <summary>A sample, started as anyone would.</summary>
internal sealed class SampleProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<bool>> _awaited = new(StringComparer.Ordinal);

    public SampleProcess(string sample, params string[] arguments)
    {
        // Built beside the tests, in the same configuration.
        var tests = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        var program = Path.Combine(tests.Parent!.Parent!.FullName, sample, tests.Name, $"{sample}.dll");
        _process = new Process
        {
            StartInfo = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? string.Empty);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _lines);

    /// <summary>Waits until the sample writes a text, or ends without it.</summary>
    public async Task SaysAsync(string text)
    {
        var heard = _awaited.GetOrAdd(text, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (Output.Contains(text, StringComparison.Ordinal)) heard.TrySetResult(true);
        (await heard.Task).Should().BeTrue($"'{text}' should come in\n{Output}");
    }

    public async Task<int> EndsAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>What systemd and containers send.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private void Heard(string? line)
    {
        _lines.Enqueue(line ?? string.Empty);
        foreach (var (text, heard) in _awaited)
        {
            if (line is null) heard.TrySetResult(Output.Contains(text, StringComparison.Ordinal));
            else if (line.Contains(text, StringComparison.Ordinal)) heard.TrySetResult(true);
        }
    }
}
