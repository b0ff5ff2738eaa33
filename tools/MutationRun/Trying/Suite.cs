using System.Reflection;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Astria.Flux.MutationRun.Trying;

/// <summary>The tests of some namespaces, run in this process over and over, up to the first that fails.</summary>
internal sealed class Suite : ITestListener
{
    private readonly NUnitTestAssemblyRunner _runner = new(new DefaultTestAssemblyBuilder());
    private readonly string _namespaces;

    public Suite(Assembly tests, IEnumerable<string> namespaces)
    {
        _runner.Load(tests, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0 });
        _namespaces = string.Concat(namespaces.Select(name => $"<namespace re=\"1\">^{name.Replace(".", @"\.", StringComparison.Ordinal)}</namespace>"));
    }

    public int Passed { get; private set; }

    public string? Failed { get; private set; }

    public string? Message { get; private set; }

    /// <summary>Whether a run ends with the first test that fails.</summary>
    public bool StopsAtFailure { get; set; } = true;

    public Action<string>? Before { get; set; }

    public Action<string, double>? After { get; set; }

    /// <summary>Runs all tests; the first that fails, or <see langword="null"/>.</summary>
    public string? FirstFailure() => Run(TestFilter.FromXml($"<filter><or>{_namespaces}</or></filter>"));

    /// <summary>Runs these tests; the first that fails, or <see langword="null"/>.</summary>
    public string? FirstFailure(IReadOnlyCollection<string> ids)
    {
        var failed = Run(new Chosen(ids));
        return failed is null && Passed != ids.Count ? throw new InvalidOperationException($"Of {ids.Count} tests {Passed} ran.") : failed;
    }

    private string? Run(ITestFilter filter)
    {
        (Failed, Passed) = (null, 0);
        _ = _runner.Run(this, filter);
        return Failed;
    }

    public void TestStarted(ITest test)
    {
        if (!test.IsSuite) Before?.Invoke(test.Id);
    }

    public void TestFinished(ITestResult result)
    {
        if (result.HasChildren || result.Test.IsSuite) return;
        After?.Invoke(result.Test.Id, result.Duration);
        if (result.ResultState.Status == TestStatus.Passed) Passed++;
        if (result.ResultState.Status != TestStatus.Failed || Failed is not null) return;
        (Failed, Message) = (result.Test.FullName, result.Message);
        if (StopsAtFailure) _runner.StopRun(force: false);
    }

    public void TestOutput(TestOutput output)
    {
    }

    public void SendMessage(TestMessage message)
    {
    }
}
