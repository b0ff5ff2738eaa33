using Astria.Flux.IconDataset;

if (!CommandLine.TryParse(args, out var options, out var problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

try
{
    await DatasetBuilder.BuildAsync(options).ConfigureAwait(false);
    return 0;
}
catch (MissingToolException missing)
{
    Console.Error.WriteLine(missing.Message);
    return 1;
}
