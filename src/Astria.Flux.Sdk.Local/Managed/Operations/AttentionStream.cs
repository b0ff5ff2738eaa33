using Astria.Flux.Local.Managed.Autograd;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>One stream's part in an attention over all streams: where its queries, keys and values stand and where its result goes.</summary>
/// <param name="Projection">Queries, keys and values side by side, 3 × hidden columns.</param>
/// <param name="QueryScale">Scale of the queries' RMS norm, one number a feature of a head.</param>
/// <param name="KeyScale">The same for the keys.</param>
/// <param name="Output">hidden columns to write the result to.</param>
/// <param name="Tokens">Tokens of this stream in one sample.</param>
internal sealed record AttentionStream(ColumnSlice Projection, Tensor QueryScale, Tensor KeyScale, ColumnSlice Output, int Tokens);
