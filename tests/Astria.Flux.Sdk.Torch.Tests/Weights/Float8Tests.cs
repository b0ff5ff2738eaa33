using Astria.Flux.Torch.Weights;

namespace Astria.Flux.Torch.Tests.Weights;

/// <summary>The 8-bit floats have the values of their definition.</summary>
internal sealed class Float8Tests
{
    // Table 1 of Micikevicius et al.: largest, smallest normal, largest and smallest subnormal, one.
    [TestCase("F8_E4M3", 0x7e, 448f)]
    [TestCase("F8_E4M3", 0x08, 0.015625f)]
    [TestCase("F8_E4M3", 0x07, 0.013671875f)]
    [TestCase("F8_E4M3", 0x01, 0.001953125f)]
    [TestCase("F8_E4M3", 0x38, 1f)]
    [TestCase("F8_E4M3", 0xb9, -1.125f)]
    [TestCase("F8_E4M3", 0x00, 0f)]
    [TestCase("F8_E4M3", 0x7f, float.NaN)]
    [TestCase("F8_E4M3", 0xff, float.NaN)]
    [TestCase("F8_E5M2", 0x7b, 57344f)]
    [TestCase("F8_E5M2", 0x04, 6.103515625e-5f)]
    [TestCase("F8_E5M2", 0x03, 4.57763671875e-5f)]
    [TestCase("F8_E5M2", 0x01, 1.52587890625e-5f)]
    [TestCase("F8_E5M2", 0x3c, 1f)]
    [TestCase("F8_E5M2", 0xc1, -2.5f)]
    [TestCase("F8_E5M2", 0x7c, float.PositiveInfinity)]
    [TestCase("F8_E5M2", 0xfc, float.NegativeInfinity)]
    [TestCase("F8_E5M2", 0x7d, float.NaN)]
    public void A_byte_means_its_number(string type, int bits, float expected) =>
        BitConverter.UInt32BitsToSingle((uint)Float8.TableOf(type)[bits] << 16).Should().Be(expected);

    [Test]
    public void E5M2_is_the_upper_half_of_half_precision()
    {
        for (var bits = 0; bits < 256; bits++)
        {
            var expected = (float)BitConverter.UInt16BitsToHalf((ushort)(bits << 8));
            var actual = BitConverter.UInt32BitsToSingle((uint)Float8.TableOf("F8_E5M2")[bits] << 16);
            (actual.Equals(expected) || (float.IsNaN(actual) && float.IsNaN(expected))).Should().BeTrue($"byte {bits} is {actual}, not {expected}");
        }
    }

    [Test]
    public void There_is_no_table_for_another_format() => Float8.TableOf("BF16").IsEmpty.Should().BeTrue();
}
