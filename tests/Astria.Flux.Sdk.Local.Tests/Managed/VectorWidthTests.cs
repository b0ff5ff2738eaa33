namespace Astria.Flux.Local.Tests.Managed;

/// <summary>
/// The width of a machine's vectors changes the time and nothing else: output, gradients, a picture and a trained LoRA are the same bits. The 128-bit
/// kernel is NEON's, too, which only a machine with NEON can run.
/// </summary>
internal sealed class VectorWidthTests
{
    [TestCase("DOTNET_EnableAVX512", "512")]
    [TestCase("DOTNET_EnableAVX2", "256")]
    [TestCase("DOTNET_EnableHWIntrinsic", "128")]
    public async Task Without_the_widest_vectors_every_bit_is_what_it_is_with_them(string switchedOff, string widthGone)
    {
        using var child = Child.Start(Child.Bits, [], switchedOff);
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        child.ExitCode.Should().Be(0);
        string[] narrow = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        narrow[0].Should().StartWith(ComputedBits.Vectors).And.NotContain(widthGone);
        narrow[1..].Should().Equal(ComputedBits.Lines().Skip(1));
    }
}
