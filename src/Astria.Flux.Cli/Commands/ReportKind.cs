namespace Astria.Flux.Cli.Commands;

internal enum ReportKind
{
    Text = 0,
    Json,
    Sarif,
}
