using SharpFuzz;

namespace Astria.Flux.Fuzz;

/// <summary>Opens whatever the fuzzer makes up, and fails where the engine promises to refuse it cleanly.</summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        var target = Targets.Named(arguments.ElementAtOrDefault(0) ?? "");
        if (arguments.Length > 1)
        {
            foreach (var file in arguments.Skip(1)) Promise.Check(target, File.ReadAllBytes(file));
            return;
        }

        Fuzzer.OutOfProcess.Run((Stream stream) =>
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Promise.Check(target, bytes.ToArray());
        });
    }
}
