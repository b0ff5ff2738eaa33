using System.Diagnostics.CodeAnalysis;

namespace Astria.Flux.Torch.Quantization;

/// <summary>How a frozen model's weights are kept in memory. Only the blocks' matrices are kept smaller, which are nearly all of it.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "These are the names of number types, and by them everybody knows the forms.")]
public enum WeightFormat
{
    /// <summary>As what is computed with: 16 bits each where that is bfloat16. 23.8 GB for FLUX.1.</summary>
    Full,

    /// <summary>8 bits each and a scale a row: half of bfloat16.</summary>
    Int8,

    /// <summary>4 bits each, a scale and an offset for 64 of them: a little over a quarter of bfloat16.</summary>
    Int4,
}
