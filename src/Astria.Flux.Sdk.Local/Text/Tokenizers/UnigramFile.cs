namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Opens a Unigram tokenizer, whichever of the two file formats it is in.</summary>
internal static class UnigramFile
{
    /// <summary>Opens SentencePiece's <c>spiece.model</c> or a <c>tokenizer.json</c>.</summary>
    /// <exception cref="WeightsException">It is neither, or damaged.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static UnigramTokenizer Open(string path) => Read(TokenizerFile.Read(path), Path.GetFileName(path));

    /// <summary>The same from memory.</summary>
    /// <param name="data">The file's bytes.</param>
    /// <param name="name">What to call it in errors.</param>
    public static UnigramTokenizer Read(byte[] data, string name) =>
        new(UnigramJson.IsJson(data) ? UnigramJson.Read(data, name) : SentencePieceModel.Read(data, name), name);
}
