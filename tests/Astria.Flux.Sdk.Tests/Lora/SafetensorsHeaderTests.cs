using Astria.Flux.Lora;
using CsCheck;

namespace Astria.Flux.Tests.Lora;

internal sealed class SafetensorsHeaderTests
{
    private const string Good = """{"__metadata__":{"a":"b"},"x":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"y":{"dtype":"BF16","shape":[2,2],"data_offsets":[16,24]}}""";

    private static SafetensorsHeader Read(byte[] content) => SafetensorsHeader.Read(new MemoryStream(content), content.Length, "lora.safetensors");

    [Test]
    public void A_header_is_read_in_its_order()
    {
        var header = Read(LoraFileText.File(Good, 24));

        header.Tensors.Keys.Should().Equal("x", "y");
        header.Tensors["y"].Should().BeEquivalentTo(new { Type = "BF16", Offset = 16L, Bytes = 8L, Count = 4L });
        header.Metadata.Should().BeEquivalentTo(new Dictionary<string, string> { ["a"] = "b" });
        header.DataStart.Should().Be(8 + Good.Length);
    }

    [TestCase("", "*too short*")]
    [TestCase("{\"a\":1}", "*lacks its dtype*")]
    [TestCase("{\"a\":{}}", "*lacks its dtype*")]
    [TestCase("{\"a\":{\"dtype\":3,\"shape\":[1],\"data_offsets\":[0,4]}}", "*lacks its dtype*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":1,\"data_offsets\":[0,4]}}", "*lacks its dtype*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}", "*lacks its dtype*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}", "*lacks its dtype*")]
    [TestCase("{\"a\":{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}}", "*unknown type*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", "*no count*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[[1]],\"data_offsets\":[0,4]}}", "*no count*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", "*4 bytes where its shape and type need 8*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,400]}}", "*outside the file*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", "*outside the file*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}", "*outside the file*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", "*overlaps*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", "*belong to no tensor*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", "*4 bytes too many*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", "*no JSON*'a' is there twice*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,4]}}", "*twice*")]
    [TestCase("{\"__metadata__\":{},\"__metadata__\":{}}", "*twice*")]
    [TestCase("{\"__metadata__\":{\"a\":\"b\",\"a\":\"c\"}}", "*twice*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,4]}}", "*impossibly large*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,4]}}", "*more than 16 dimensions*")]
    [TestCase("[[[[[[[[[[[[[[[[", "*no JSON*")]
    [TestCase("{\"a\":[[[[[[[[[[[[[", "*lacks its dtype*")]
    [TestCase("{\"\\ud800\":1}", "*no JSON*")]
    [TestCase("[1]", "*no JSON object*")]
    [TestCase("{\"__metadata__\":{\"x\":3}}", "*no text*")]
    [TestCase("{\"__metadata__\":{\"x\":{\"y\":\"z\"}}}", "*no text*")]
    [TestCase("{\"__metadata__\":3}", "*no JSON object*")]
    [TestCase("{\"a", "*no JSON*")]
    public void A_header_that_contradicts_itself_is_refused(string json, string message)
    {
        var content = json.Length == 0 ? [] : LoraFileText.File(json, data: 8);

        FluentActions.Invoking(() => Read(content)).Should().Throw<WeightsException>().WithMessage("*lora.safetensors*").WithMessage(message);
    }

    [Test]
    public void Text_that_is_none_is_refused() =>
        FluentActions.Invoking(() => Read([.. BitConverter.GetBytes(10UL), (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'{', (byte)'}', (byte)'}', 32, 32])).Should().Throw<WeightsException>().WithMessage("*no JSON*");

    [TestCase(100_000_001UL, 200_000_000L)]
    [TestCase(99_000_000UL, 108L)]
    [TestCase(ulong.MaxValue, long.MaxValue)]
    public void A_length_beyond_reason_is_refused_before_anything_is_allocated(ulong announced, long fileLength)
    {
        byte[] content = [.. BitConverter.GetBytes(announced), .. new byte[100]];
        var before = GC.GetAllocatedBytesForCurrentThread();

        FluentActions.Invoking(() => SafetensorsHeader.Read(new MemoryStream(content), fileLength, "x")).Should().Throw<WeightsException>();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000);
    }

    [TestCase('[', "deep JSON")]
    [TestCase('x', "no JSON")]
    public void A_long_hostile_header_costs_no_more_than_its_first_piece(char filling, string what)
    {
        const int Length = 50_000_000;
        using var content = new EndlessStream((byte)filling, Length);
        var before = GC.GetAllocatedBytesForCurrentThread();

        FluentActions.Invoking(() => SafetensorsHeader.Read(content, Length + 8L, "x")).Should().Throw<WeightsException>(what);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000);
    }

    [Test]
    public void A_text_that_never_ends_costs_no_more_than_the_longest_there_may_be()
    {
        const int Length = 90_000_000;
        using var content = new EndlessStream((byte)'a', Length, "{\"");
        var before = GC.GetAllocatedBytesForCurrentThread();

        FluentActions.Invoking(() => SafetensorsHeader.Read(content, Length + 8L, "x")).Should().Throw<WeightsException>().WithMessage("*more than 16777216 bytes*");

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(35_000_000, "it doubles from 64 KiB to 16 MiB");
    }

    [TestCase("U16", 2)]
    [TestCase("U32", 4)]
    [TestCase("U64", 8)]
    [TestCase("C64", 8)]
    [TestCase("F8_E8M0", 1)]
    [TestCase("F64", 8)]
    [TestCase("BOOL", 1)]
    public void Every_number_format_of_whole_bytes_is_known(string type, int bytes) =>
        Read(LoraFileText.File($$$"""{"x":{"dtype":"{{{type}}}","shape":[3],"data_offsets":[0,{{{3 * bytes}}}]}}""", 3 * bytes)).Tensors["x"].Bytes.Should().Be(3 * bytes);

    [Test]
    public void Notes_longer_than_a_piece_are_read()
    {
        var note = new string('ä', 300_000);

        Read(LoraFileText.File($$$"""{"__metadata__":{"tags":"{{{note}}}"},"x":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4)).Metadata["tags"].Should().Be(note);
    }

    [Test]
    public void Many_tensors_across_pieces_are_all_there()
    {
        var tensors = string.Join(',', Enumerable.Range(0, 5_000).Select(i => FormattableString.Invariant($"\"tensor.{i}\":{{\"dtype\":\"F16\",\"shape\":[1,2],\"data_offsets\":[{i * 4},{(i * 4) + 4}]}}")));

        Read(LoraFileText.File($"{{{tensors}}}", 20_000)).Tensors.Should().HaveCount(5_000);
    }

    [Test]
    public void No_mutilated_file_does_anything_but_throw_WeightsException()
    {
        var good = LoraFileText.File(Good, 24);

        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length]).Sample(
            (at, value, length) =>
            {
                var bad = good[..length];
                if (at < length) bad[at] = value;
                try
                {
                    _ = LoraInspector.Inspect(Read(bad), "x");
                }
                catch (WeightsException)
                {
                    // What is refused is refused in words.
                }
            },
            iter: PropertyCases.Count);
    }

    /// <summary>A header length, then one byte for ever: a big file that isn't there.</summary>
    private sealed class EndlessStream(byte filling, int length, string beginning = "") : Stream
    {
        private readonly byte[] _head = [.. BitConverter.GetBytes((ulong)length), .. System.Text.Encoding.UTF8.GetBytes(beginning)];

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (Position < _head.Length)
            {
                var count = Math.Min(buffer.Length, _head.Length - (int)Position);
                _head.AsSpan((int)Position, count).CopyTo(buffer);
                Position += count;
                return count;
            }

            buffer.Fill(filling);
            return buffer.Length;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
