namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Reads SentencePiece's own file, <c>spiece.model</c>: a Protocol Buffers message named ModelProto.</summary>
internal static class SentencePieceModel
{
    // Field numbers of sentencepiece_model.proto.
    private const int Pieces = 1;
    private const int TrainerSpec = 2;
    private const int NormalizerSpec = 3;
    private const int UnigramType = 1;

    /// <exception cref="WeightsException">It is no such file, or no Unigram model.</exception>
    public static UnigramModel Read(ReadOnlySpan<byte> data, string name)
    {
        var pieces = new List<UnigramPiece>();
        var model = new UnigramModel { Pieces = pieces };
        var reader = new ProtobufReader(data, name);
        while (reader.Next())
        {
            if (reader.Field == Pieces) pieces.Add(Piece(reader.Bytes, name));
            else if (reader.Field == TrainerSpec) model = Trainer(model, reader.Bytes, name);
            else if (reader.Field == NormalizerSpec) model = Normalizer(model, reader.Bytes, name);
        }

        return model;
    }

    private static UnigramPiece Piece(ReadOnlySpan<byte> data, string name)
    {
        var piece = new UnigramPiece([], 0, UnigramPieceKind.Normal);
        var reader = new ProtobufReader(data, name);
        while (reader.Next())
        {
            piece = reader.Field switch
            {
                1 => piece with { Bytes = reader.Bytes.ToArray() },
                2 => piece with { Score = reader.Single },
                3 => piece with { Kind = (UnigramPieceKind)Math.Min(reader.Number, int.MaxValue) },
                _ => piece,
            };
        }

        return piece;
    }

    private static UnigramModel Trainer(UnigramModel model, ReadOnlySpan<byte> data, string name)
    {
        var reader = new ProtobufReader(data, name);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 3 when reader.Number != UnigramType:
                    throw new WeightsException($"{name} is a SentencePiece model of another kind than Unigram, which T5 has.");
                case 24:
                    model = model with { SpaceIsSuffix = reader.Number != 0 };
                    break;
                case 35:
                    model = model with { ByteFallback = reader.Number != 0 };
                    break;
            }
        }

        return model;
    }

    private static UnigramModel Normalizer(UnigramModel model, ReadOnlySpan<byte> data, string name)
    {
        var reader = new ProtobufReader(data, name);
        while (reader.Next())
        {
            model = reader.Field switch
            {
                2 => model with { CharsMap = CharsMap.Read(reader.Bytes, name) },
                3 => model with { AddDummyPrefix = reader.Number != 0 },
                4 => model with { RemoveExtraSpaces = reader.Number != 0 },
                5 => model with { EscapeSpaces = reader.Number != 0 },
                _ => model,
            };
        }

        return model;
    }
}
