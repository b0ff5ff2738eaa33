using System.Globalization;
using System.Runtime.InteropServices;
using Astria.Flux.Tools.TrainBaseModel;

// Trains the small FLUX model that ships inside Astria.Flux.Sdk.Local, from the pictures that tools/IconDataset makes.
// It may be stopped at any time: called again with the same work folder, it goes on from its last checkpoint.
if (args.Length < 2 || args.Contains("--help"))
{
    Console.WriteLine("""
        usage: dotnet run -c Release --project tools/TrainBaseModel -- PICTURES WORK [--minutes M] [--batch B] [--rate R] [--threads T]
                                                                       [--from MODEL.safetensors] [--export FILE.safetensors] [--list FILE.txt]

          PICTURES   folder made by tools/IconDataset
          WORK       folder for checkpoints, the loss curve and sample grids
          --list     which of them to learn, and their names (default: pictures.txt beside this tool's source)
          --minutes  how long the schedule lasts, what was done before an interruption included; the rate falls to zero over its last
                     third (default 90). A finished run goes on when called with more minutes.
          --batch    pictures a step (default 32)
          --rate     learning rate (default 0.0015)
          --threads  worker threads (default: all cores)
          --from     start from the weights of an exported model instead of chance; not needed again to go on
          --export   where to write the finished model (default WORK/model.safetensors)
        """);
    return args.Contains("--help") ? 0 : 2;
}

string? Option(string name) => Array.IndexOf(args, name) is var i and > 0 && i + 1 < args.Length ? args[i + 1] : null;
double Number(string name, double fallback) => Option(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : fallback;

var settings = new TrainingSettings
{
    Pictures = args[0],
    List = Option("--list") ?? PictureChoice.DefaultList,
    Work = args[1],
    Duration = TimeSpan.FromMinutes(Number("--minutes", 90)),
    Batch = (int)Number("--batch", 32),
    LearningRate = (float)Number("--rate", 0.0015),
    Threads = (int)Number("--threads", Environment.ProcessorCount),
    StartFrom = Option("--from"),
    Export = Option("--export") ?? Path.Combine(args[1], "model.safetensors"),
};

// Ctrl+C and kill: the step under way is finished and saved.
using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var trainer = new BaseModelTrainer(settings);
trainer.Run(stop.Token);
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
