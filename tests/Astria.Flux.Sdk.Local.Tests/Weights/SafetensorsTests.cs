using System.Text;
using Astria.Flux.Local.Weights;
using CsCheck;

namespace Astria.Flux.Local.Tests.Weights;

internal sealed class SafetensorsTests
{
    [Test]
    public void Tensors_and_notes_survive_a_round_trip()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        var writer = new SafetensorsWriter();
        writer.Metadata["preset"] = "Portrait";
        writer.Add("whole", [2, 2], [1f, -2.5f, 3e-20f, float.MaxValue]);
        writer.AddBrainFloat("half", [3], [1f, 0.333333f, -65536f]);
        writer.Add("number", [], [4f]);
        try
        {
            writer.Write(path);
            using var file = SafetensorsFile.Open(path);

            file.Metadata["preset"].Should().Be("Portrait");
            file.ReadFloats("whole").Should().Equal(1f, -2.5f, 3e-20f, float.MaxValue);
            file.ReadFloats("half").Should().Equal(1f, 0.33398438f, -65536f);
            file.ReadFloats("number").Should().Equal(4f);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestCase("", "too short*")]
    [TestCase("{\"a\":1}", "*lacks its dtype*")]
    [TestCase("{\"a\":{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}}", "*unknown type*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", "*no count*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", "*4 bytes where its shape and type need 8*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,400]}}", "*outside the file*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", "*overlaps*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", "*no JSON*")]
    [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,4]}}", "*impossibly large*")]
    [TestCase("[[[[[[[[[[[[[[[[", "*no JSON*")]
    [TestCase("{\"\\ud800\":1}", "*no JSON*")]
    [TestCase("{\"__metadata__\":{\"x\":3}}", "*no text*")]
    public void A_header_that_contradicts_itself_is_refused(string json, string message)
    {
        var header = Encoding.UTF8.GetBytes(json);
        byte[] content = json.Length == 0 ? [] : [.. BitConverter.GetBytes((ulong)header.Length), .. header, .. new byte[8]];

        FluentActions.Invoking(() => SafetensorsHeader.Read(new MemoryStream(content), content.Length, "lora.safetensors"))
            .Should().Throw<WeightsException>().WithMessage("*lora.safetensors*").WithMessage(message.StartsWith('*') ? message : "*" + message);
    }

    [Test]
    public void A_length_beyond_the_file_is_refused_before_anything_is_allocated()
    {
        byte[] content = [.. BitConverter.GetBytes(99_000_000UL), .. new byte[100]];
        var before = GC.GetAllocatedBytesForCurrentThread();

        FluentActions.Invoking(() => SafetensorsHeader.Read(new MemoryStream(content), content.Length, "x")).Should().Throw<WeightsException>();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000);
    }

    [Test]
    public void No_mutilated_file_does_anything_but_throw_WeightsException()
    {
        var writer = new SafetensorsWriter();
        writer.Metadata["a"] = "b";
        writer.Add("x", [4], [1f, 2f, 3f, 4f]);
        writer.Add("y", [2, 2], [1f, 2f, 3f, 4f]);
        var stream = new MemoryStream();
        writer.Write(stream);
        var good = stream.ToArray();

        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length]).Sample(
            (at, value, length) =>
            {
                var bad = good[..length];
                if (at < length) bad[at] = value;
                try
                {
                    _ = SafetensorsHeader.Read(new MemoryStream(bad), bad.Length, "x");
                }
                catch (WeightsException)
                {
                    // What is refused is refused in words.
                }
            },
            iter: 20_000);
    }
}
