using Astria.Flux.Local.Managed.Autograd;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>A picture or feature map: a row of channels for each place, rows of places from left to right and from top to bottom.</summary>
/// <param name="Values">height × width rows.</param>
/// <param name="Height">Places from top to bottom.</param>
/// <param name="Width">Places from left to right.</param>
internal readonly record struct ImageRows(Tensor Values, int Height, int Width)
{
    public int Channels => Values.Columns;
}
