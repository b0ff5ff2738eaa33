using Astria.Flux.Cli;
using Astria.Flux.Cli.Commands;

using var terminal = Terminal.Open();
return FluxCommand.Run(args, terminal);
