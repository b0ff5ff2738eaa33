using static TorchSharp.torch;

namespace Astria.Flux.Torch.Text;

/// <summary>Looks token numbers up in a table.</summary>
internal static class TokenRows
{
    /// <returns>prompts × tokens × features.</returns>
    /// <exception cref="ArgumentException">The prompts have different numbers of tokens.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no token of that number.</exception>
    public static Tensor Of(Tensor table, IReadOnlyList<int[]> prompts)
    {
        if (prompts.Any(prompt => prompt.Length != prompts[0].Length)) throw new ArgumentException("Prompts of one batch must have the same number of tokens.", nameof(prompts));
        long[] numbers = [.. prompts.SelectMany(prompt => prompt).Select(number => (long)number)];
        foreach (var number in numbers)
        {
            if (number < 0 || number >= table.shape[0]) throw new ArgumentOutOfRangeException(nameof(prompts), number, $"This encoder knows {table.shape[0]} tokens.");
        }

        return table.index_select(0, tensor(numbers, device: table.device)).reshape(prompts.Count, prompts[0].Length, table.shape[1]);
    }
}
