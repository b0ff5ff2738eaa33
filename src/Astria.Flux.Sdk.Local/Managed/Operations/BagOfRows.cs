namespace Astria.Flux.Local.Managed.Operations;

/// <summary>Which rows of a table make up one output row.</summary>
/// <param name="Rows">The rows to be averaged.</param>
/// <param name="Place">Row of the table of places to add, if any.</param>
internal readonly record struct BagOfRows(int[] Rows, int? Place);
