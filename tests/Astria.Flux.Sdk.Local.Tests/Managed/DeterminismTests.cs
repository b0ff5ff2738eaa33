using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Tests.Golden;

namespace Astria.Flux.Local.Tests.Managed;

internal sealed class DeterminismTests
{
    [Test]
    public void Output_and_gradients_are_the_same_bits_for_any_number_of_threads()
    {
        var alone = Run(threads: 1);

        Run(threads: 2).Should().Equal(alone);
        Run(threads: 5).Should().Equal(alone);
    }

    [Test]
    public void Further_passes_take_no_more_memory_than_the_first()
    {
        using var golden = new GoldenTransformer("flux_schnell_h64.safetensors");
        Pass(golden);
        var afterFirst = golden.Arena.Bytes;

        for (var i = 0; i < 20; i++) Pass(golden);

        golden.Arena.Bytes.Should().Be(afterFirst);
    }

    private static void Pass(GoldenTransformer golden)
    {
        var tape = golden.NewTape(recording: true);
        var output = golden.Forward(tape, golden.Image(requiresGradient: false));
        SquaredError.Backward(tape, output, golden.Read("in.target"));
        tape.Backward();
        tape.Reset();
        foreach (var parameter in golden.Model.Parameters.Values) parameter.ReleaseGradient(golden.Arena);
    }

    private static List<float> Run(int threads)
    {
        using var golden = new GoldenTransformer("flux_dev_h64.safetensors", threads);
        var tape = golden.NewTape(recording: true);
        var output = golden.Forward(tape, golden.Image(requiresGradient: false));
        var numbers = new List<float>(output.Span.ToArray());
        SquaredError.Backward(tape, output, golden.Read("in.target"));
        tape.Backward();
        foreach (var (_, parameter) in golden.Model.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal)) numbers.AddRange(parameter.GradientSpan);
        return numbers;
    }
}
