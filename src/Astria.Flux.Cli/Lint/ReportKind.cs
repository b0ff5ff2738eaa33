namespace Astria.Flux.Cli.Lint;

internal enum ReportKind
{
    Text = 0,
    Json,
    Sarif,
}
