using Astria.Flux.Cli.Commands;
using Astria.Flux.Cli.Terminals;

using var terminal = Terminal.Open();
return await FluxCommand.RunAsync(args, Surroundings.Of(terminal));
