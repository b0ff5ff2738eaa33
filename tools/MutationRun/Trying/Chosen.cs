using NUnit.Framework.Interfaces;

namespace Astria.Flux.MutationRun.Trying;

/// <summary>Lets some tests run and no other.</summary>
internal sealed class Chosen(IEnumerable<string> ids) : ITestFilter
{
    private readonly HashSet<string> _ids = [.. ids];

    public bool Pass(ITest test) => test.HasChildren ? test.Tests.Any(Pass) : _ids.Contains(test.Id);

    public bool IsExplicitMatch(ITest test) => false;

    public TNode ToXml(bool recursive) => throw new NotSupportedException();

    public TNode AddToXml(TNode parentNode, bool recursive) => throw new NotSupportedException();
}
