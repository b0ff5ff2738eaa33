using System.Reflection;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Astria.Flux.MutationRun;

/// <summary>The tests of some namespaces, run in this process over and over, up to the first that fails.</summary>
internal sealed class Suite : ITestListener
{
    private readonly NUnitTestAssemblyRunner _runner = new(new DefaultTestAssemblyBuilder());
    private readonly TestFilter _filter;

    public Suite(Assembly tests, IEnumerable<string> namespaces)
    {
        _runner.Load(tests, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0 });
        _filter = TestFilter.FromXml($"<filter><or>{string.Concat(namespaces.Select(name => $"<namespace re=\"1\">^{name.Replace(".", @"\.", StringComparison.Ordinal)}</namespace>"))}</or></filter>");
    }

    public int Passed { get; private set; }

    public string? Failed { get; private set; }

    public string? Message { get; private set; }

    /// <summary>Runs the tests; the first that fails, or <see langword="null"/>.</summary>
    public string? FirstFailure()
    {
        (Failed, Passed) = (null, 0);
        _ = _runner.Run(this, _filter);
        return Failed;
    }

    public void TestStarted(ITest test)
    {
    }

    public void TestFinished(ITestResult result)
    {
        if (result.HasChildren || result.Test.IsSuite) return;
        if (result.ResultState.Status == TestStatus.Passed) Passed++;
        if (result.ResultState.Status != TestStatus.Failed || Failed is not null) return;
        (Failed, Message) = (result.Test.FullName, result.Message);
        _runner.StopRun(force: false);
    }

    public void TestOutput(TestOutput output)
    {
    }

    public void SendMessage(TestMessage message)
    {
    }
}
