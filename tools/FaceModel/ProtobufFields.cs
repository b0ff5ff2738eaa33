namespace Astria.Flux.Tools.FaceModel;

/// <summary>Fields of a protobuf message: a number, and bytes where there are some.</summary>
internal static class ProtobufFields
{
    public static IEnumerable<(int Number, ReadOnlyMemory<byte> Bytes)> Read(ReadOnlyMemory<byte> message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var key = Varint(message.Span, ref at);
            var length = (key & 7) switch
            {
                0 => 0,
                1 => 8,
                5 => 4,
                2 => (int)Varint(message.Span, ref at),
                var wire => throw new InvalidDataException($"Wire type {wire} is not used by ONNX."),
            };
            if ((key & 7) == 0) Varint(message.Span, ref at);
            yield return ((int)(key >> 3), message.Slice(at, length));
            at += length;
        }
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 127) << shift;
            if (next < 128) return value;
        }
    }
}
