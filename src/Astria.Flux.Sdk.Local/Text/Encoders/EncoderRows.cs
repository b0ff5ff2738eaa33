using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Text.Encoders;

/// <summary>Looks up the rows of token numbers in a table.</summary>
internal static unsafe class EncoderRows
{
    /// <exception cref="ArgumentOutOfRangeException">A number is outside the table: tokenizer and encoder don't belong together.</exception>
    public static Tensor Of(Tape tape, Tensor table, IReadOnlyList<int[]> prompts)
    {
        var tokens = prompts[0].Length;
        var rows = tape.New(prompts.Count * tokens, table.Columns);
        for (var p = 0; p < prompts.Count; p++)
        {
            if (prompts[p].Length != tokens) throw new ArgumentException("Prompts of one batch must have the same number of tokens.", nameof(prompts));
            for (var t = 0; t < tokens; t++)
            {
                var number = prompts[p][t];
                if ((uint)number >= (uint)table.Rows) throw new ArgumentOutOfRangeException(nameof(prompts), number, $"This encoder knows {table.Rows} tokens.");
                Rows.Copy(table.Data + ((nint)number * table.Columns), rows.Data + ((nint)((p * tokens) + t) * table.Columns), table.Columns);
            }
        }

        return rows;
    }
}
