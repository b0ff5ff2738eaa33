using System.CommandLine;
using Astria.Flux.Tools.ModelQuiz;

// Does the bundled model draw what it is asked for? "draw" makes a sheet of pictures without names, ten offered names for each, and the
// answers in a file of their own; a reader who has seen none of it writes down a name for each picture, and "mark" counts.
var folder = new Argument<DirectoryInfo>("folder") { Description = "where the quiz is" };
var model = new Option<FileInfo?>("--model") { Description = "a model file instead of the bundled one" };
var objects = new Option<FileInfo>("--objects") { Description = "a list of names, one a line", DefaultValueFactory = _ => new FileInfo(Path.Combine(AppContext.BaseDirectory, "common-objects.txt")) };
var kin = new Option<FileInfo?>("--kin") { Description = "a list in sections, such as tools/TrainBaseModel/pictures.txt: the offered names are of the right one's own section (hard)" };
var seed = new Option<int>("--seed") { Description = "of the order, the offered names and the pictures", DefaultValueFactory = _ => 1 };
var steps = new Option<int?>("--steps") { Description = "sampling steps (default: the engine's)" };
var guidance = new Option<double?>("--guidance") { Description = "guidance (default: the engine's)" };
var given = new Argument<FileInfo>("given") { Description = "what the reader wrote: \"number name\" a line" };

var draw = new Command("draw", "draws the quiz") { folder, model, objects, kin, seed, steps, guidance };
draw.SetAction(async (parsed, stop) =>
{
    var names = await NameList.ReadAsync(parsed.GetRequiredValue(objects).FullName, stop);
    var drawing = new Drawing(parsed.GetValue(model)?.FullName, parsed.GetValue(seed), parsed.GetValue(steps), parsed.GetValue(guidance));
    var others = parsed.GetValue(kin) is { } list ? await Kin.ReadAsync(list.FullName, stop) : null;
    await QuizFolder.WriteAsync(parsed.GetRequiredValue(folder).FullName, Quiz.Make(names, others, parsed.GetValue(seed)), drawing, stop);
    return 0;
});

var mark = new Command("mark", "counts right names") { folder, given };
mark.SetAction(async (parsed, stop) =>
{
    var marks = await Marks.ReadAsync(parsed.GetRequiredValue(folder).FullName, parsed.GetRequiredValue(given).FullName, stop);
    foreach (var wrong in marks.Wrong) Console.WriteLine(wrong);
    Console.WriteLine($"{marks.Right} of {marks.Count} right");
    return 0;
});

var root = new RootCommand("Tests whether what the bundled model draws can be told without being told.") { draw, mark };
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is IOException or FormatException or Astria.Flux.FluxException or ArgumentException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
