using System.Net;
using System.Text;
using Astria.Flux.Planning;
using Astria.Flux.Presets;

namespace Astria.Flux.Samples.WebApp;

/// <summary>The pages, as plain HTML.</summary>
internal static class Page
{
    public static IResult Home(Gallery gallery)
    {
        var html = new StringBuilder("""
            <h1>Teach FLUX from your photos</h1>
            <form method="post" enctype="multipart/form-data">
              <p><input type="file" name="photos" multiple accept="image/*" required>
              <input name="subject" value="man" required> <select name="preset">
            """);
        foreach (var preset in FluxPresets.All)
            html.Append($"<option value=\"{preset.Name}\">{preset.Name}: {WebUtility.HtmlEncode(preset.Purpose)}</option>");
        html.Append("</select><p><button formaction=\"/plan\">See the plan</button> <button formaction=\"/train\">Train</button></form>");
        foreach (var job in gallery.Jobs)
        {
            html.Append($"<h2>Tune {job.Id}: {WebUtility.HtmlEncode(job.SubjectClass)}, {job.Steps} steps</h2>");
            var count = gallery.Count(job.Id);
            html.Append(count == 0 ? $"<p>Training or drawing: <a href=\"/tunes/{job.Id}\">wait for the pictures</a></p>" : string.Empty);
            for (var i = 0; i < count; i++) html.Append($"<img src=\"/pictures/{job.Id}/{i}\" width=\"256\"> ");
        }

        return Html(html.ToString());
    }

    public static IResult Plan(TrainingPlan plan, TrainingEstimate estimate)
    {
        var reasons = string.Concat(plan.Reasons.Select(reason => $"<li>{WebUtility.HtmlEncode(reason.Text)}</li>"));
        var price = estimate.Price is { } known
            ? FormattableString.Invariant($"<p>Price: {(known.Least == known.Most ? $"{known.Least:0.00}" : $"{known.Least:0.00} to {known.Most:0.00}")} {known.Currency} ({WebUtility.HtmlEncode(known.Basis)})")
            : string.Empty;
        return Html($"<h1>{WebUtility.HtmlEncode(plan.Steps.ToString())}</h1><ul>{reasons}</ul>{price}<p><a href=\"/\">Back</a>");
    }

    public static IResult Pictures(string tune, int count) =>
        Html(string.Concat(Enumerable.Range(0, count).Select(i => $"<img src=\"/pictures/{tune}/{i}\" width=\"256\"> ")) + "<p><a href=\"/\">Back</a>");

    private static IResult Html(string body) => Results.Content($"<!doctype html><meta charset=\"utf-8\"><title>Astria.Flux</title>{body}", "text/html");
}
