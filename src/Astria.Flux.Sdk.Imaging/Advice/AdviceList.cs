namespace Astria.Flux.Imaging.Advice;

/// <summary>Collects advice, with the caller's severities applied.</summary>
internal sealed class AdviceList(AdviceOptions options)
{
    private readonly List<PhotoAdvice> _items = [];

    public IReadOnlyList<PhotoAdvice> Items => _items;

    public void Add(AdviceSeverity severity, string code, string? photo, string finding, string remedy, params ReadOnlySpan<(string Name, double Value)> figures) =>
        Add(severity, code, photo, [], finding, remedy, figures);

    public void Add(AdviceSeverity severity, string code, string? photo, IReadOnlyList<string> others, string finding, string remedy, params ReadOnlySpan<(string Name, double Value)> figures)
    {
        if (options.Severities.TryGetValue(code, out var chosen))
        {
            if (chosen is null) return;
            severity = chosen.Value;
        }

        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in figures) values[name] = value;
        _items.Add(new() { Code = code, Severity = severity, Photo = photo, OtherPhotos = others, Finding = finding, Remedy = remedy, Figures = values });
    }
}
