using System.Text;

namespace Astria.Flux.Astria.Http;

/// <summary>Builds the query of a path.</summary>
internal sealed class Query(string path)
{
    private readonly StringBuilder _text = new(path);
    private bool _any;

    public Query With(string name, string? value)
    {
        if (value is null) return this;
        _text.Append(_any ? '&' : '?').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        _any = true;
        return this;
    }

    public Query With(string name, long? value) => With(name, value is { } number ? Invariant($"{number}") : null);

    public Query With(string name, bool? value) => With(name, value is { } flag ? (flag ? "true" : "false") : null);

    public Query WithEach(string name, IReadOnlyList<string>? values)
    {
        foreach (var value in values ?? [])
            With(name + "[]", value);
        return this;
    }

    public override string ToString() => _text.ToString();
}
