namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Reads a tokenizer's file as a whole, if it is not absurdly large.</summary>
internal static class TokenizerFile
{
    // T5's model takes 0.8 MB, its tokenizer.json 2.4 MB; the largest vocabularies about 20 MB.
    private const long LargestFile = 64L << 20;

    /// <exception cref="WeightsException">It is too large.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static byte[] Read(string path)
    {
        var info = new FileInfo(path);
        if (info.Length > LargestFile) throw new WeightsException($"{info.Name} has {info.Length} bytes; a tokenizer's file has at most {LargestFile}.");
        return File.ReadAllBytes(path);
    }
}
