using System.Globalization;
using Astria.Flux.Imaging;
using Astria.Flux.Imaging.Faces.BlazeFace;
using Astria.Flux.Tools.FaceQuality;

// Counts how many faces the detector finds, and how often it is wrong, over pictures whose faces are known:
//   dotnet run -c Release --project tools/FaceQuality -- FOLDER LABELS [marked-folder]
// LABELS has a line for each picture: its path in FOLDER, a tab, and the middle of each face as shares of width and height ("0.41,0.22 0.7,0.3"), or "-"
// for none. With a third argument the pictures are written there, small, with the finds drawn in, to be looked at.
if (args.Length is < 2 or > 3)
{
    Console.Error.WriteLine("FaceQuality FOLDER LABELS [marked-folder]");
    return 2;
}

var detector = new BlazeFaceDetector();
var options = new BlazeFaceOptions();
var tallies = Variation.All.Select(variation => new Tally(variation.Name, options.CandidateScore, options.CertainScore)).ToArray();
foreach (var (path, faces) in LabelFile.Read(args[1]))
{
    var picture = await PictureCodec.LoadAsync(Path.Combine(args[0], path));
    // Pictures without a face as they are.
    for (var i = 0; i < (faces.Length == 0 ? 1 : tallies.Length); i++)
    {
        var varied = Variation.All[i].Of(picture);
        var found = detector.Detect(varied);
        tallies[i].Add(path, [.. faces.Select(face => Variation.All[i].Move(face, picture))], found);
        if (i == 0 && args.Length == 3) await Marked.WriteAsync(varied, found, Path.Combine(args[2], path.Replace('/', '_') + ".png"));
    }
}

foreach (var line in tallies.SelectMany(tally => tally.Wrongs)) Console.WriteLine(line);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{Tally.Heading(options.CandidateScore, options.CertainScore)}"));
foreach (var tally in tallies) Console.WriteLine(tally);
var all = Tally.Sum(tallies);
Console.WriteLine(all);

// What the library promises of the detector.
return all.Recall >= 0.97 && all.CertainInFaceless == 0 ? 0 : 1;
