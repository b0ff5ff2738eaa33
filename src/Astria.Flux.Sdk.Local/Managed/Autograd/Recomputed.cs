namespace Astria.Flux.Local.Managed.Autograd;

/// <summary>Runs a part of a model whose insides are not kept for the way back but computed again there (activation checkpointing).</summary>
internal static class Recomputed
{
    /// <summary>Runs the part; as it is where the tape does not ask for recomputing.</summary>
    /// <param name="tape">Records it.</param>
    /// <param name="inputs">What it reads; only these are kept.</param>
    /// <param name="body">The part: one or two outputs from its inputs, always the same from the same.</param>
    public static Tensor[] Run(Tape tape, Tensor[] inputs, Func<Tape, Tensor[], Tensor[]> body)
    {
        if (!tape.Recording || !tape.Recompute) return body(tape, inputs);
        var once = new Tape(tape.Pool, tape.Arena, recording: false) { Tracking = true };
        var outputs = body(once, inputs);
        foreach (var output in outputs) tape.Adopt(output, once);
        once.Reset();
        tape.Record(outputs[0], outputs.ElementAtOrDefault(1), () => Backward(tape, inputs, outputs, body));
        return outputs;
    }

    private static void Backward(Tape tape, Tensor[] inputs, Tensor[] outputs, Func<Tape, Tensor[], Tensor[]> body)
    {
        var again = new Tape(tape.Pool, tape.Arena, recording: true);
        Tensor[] fed = [.. inputs.Select(input => input.Alias())];
        var made = body(again, fed);
        for (var i = 0; i < made.Length; i++) made[i].GiveGradient(outputs[i].TakeGradient(), tape.Arena);
        again.Backward();
        for (var i = 0; i < fed.Length; i++) inputs[i].GiveGradient(fed[i].TakeGradient(), tape.Arena);
        again.Reset();
    }
}
