namespace Astria.Flux.Local.Flux;

/// <summary>Packs a latent (channels, rows, columns) into picture tokens of 2×2 places, and unpacks it again, as FLUX does.</summary>
/// <param name="Rows">Token rows: latent rows ÷ 2.</param>
/// <param name="Columns">Token columns: latent columns ÷ 2.</param>
internal readonly record struct TokenGrid(int Rows, int Columns)
{
    /// <summary>Side of a token in latent places.</summary>
    public const int Patch = 2;

    /// <summary>Tokens of one picture.</summary>
    public int Count => Rows * Columns;

    /// <summary>(0, row, column) of every token.</summary>
    public float[] Positions()
    {
        var positions = new float[Count * 3];
        for (var i = 0; i < Count; i++)
        {
            positions[(3 * i) + 1] = i / Columns;
            positions[(3 * i) + 2] = i % Columns;
        }

        return positions;
    }

    /// <summary>Latent → tokens; a token's features are channel, then row, then column within it.</summary>
    public void Pack(ReadOnlySpan<float> latent, int channels, Span<float> tokens) => Move(latent, channels, tokens, pack: true);

    /// <summary>Tokens → latent.</summary>
    public void Unpack(ReadOnlySpan<float> tokens, int channels, Span<float> latent) => Move(tokens, channels, latent, pack: false);

    private void Move(ReadOnlySpan<float> source, int channels, Span<float> target, bool pack)
    {
        var height = Rows * Patch;
        var width = Columns * Patch;
        for (var c = 0; c < channels; c++)
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    var inLatent = (((c * height) + y) * width) + x;
                    var token = ((y / Patch) * Columns) + (x / Patch);
                    var inTokens = (token * channels * Patch * Patch) + (c * Patch * Patch) + ((y % Patch) * Patch) + (x % Patch);
                    if (pack) target[inTokens] = source[inLatent];
                    else target[inLatent] = source[inTokens];
                }
            }
        }
    }
}
