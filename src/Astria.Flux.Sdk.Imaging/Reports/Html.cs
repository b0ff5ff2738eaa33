namespace Astria.Flux.Imaging.Reports;

/// <summary>Text that is HTML already.</summary>
internal readonly record struct Html(string Markup)
{
    public static Html Of(HtmlText html) => new(HtmlText.Of(html));

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Markup)));
}
