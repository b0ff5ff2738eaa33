using System.Text;
using System.Text.Json;
using Astria.Flux.Local.Text.Tokenizers;

namespace Astria.Flux.Local.Tests.Text.Tokenizers;

/// <summary>Writes a SentencePiece model as Hugging Face's converter does.</summary>
internal static class TokenizerJson
{
    public static byte[] Of(UnigramModel model, byte[] original)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("added_tokens");
            for (var i = 0; i < model.Pieces.Count; i++)
            {
                if (model.Pieces[i].Kind is not (UnigramPieceKind.Control or UnigramPieceKind.Unknown)) continue;
                json.WriteStartObject();
                json.WriteNumber("id", i);
                json.WriteString("content", model.Pieces[i].Bytes);
                json.WriteBoolean("special", true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("normalizer");
            json.WriteString("type", "Precompiled");
            json.WriteBase64String("precompiled_charsmap", Rules(original));
            json.WriteEndObject();
            json.WriteStartObject("model");
            json.WriteString("type", "Unigram");
            json.WriteNumber("unk_id", model.Pieces.ToList().FindIndex(piece => piece.Kind == UnigramPieceKind.Unknown));
            json.WriteStartArray("vocab");
            foreach (var piece in model.Pieces)
            {
                json.WriteStartArray();
                json.WriteStringValue(Encoding.UTF8.GetString(piece.Bytes));
                json.WriteNumberValue(piece.Score);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    // Field 3 of the model, field 2 of the normalizer.
    private static byte[] Rules(byte[] original)
    {
        var model = new ProtobufReader(original, "model");
        while (model.Next())
        {
            if (model.Field != 3) continue;
            var normalizer = new ProtobufReader(model.Bytes, "model");
            while (normalizer.Next())
            {
                if (normalizer.Field == 2) return normalizer.Bytes.ToArray();
            }
        }

        throw new InvalidOperationException("The model has no rules.");
    }
}
