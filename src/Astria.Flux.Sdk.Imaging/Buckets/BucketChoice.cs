namespace Astria.Flux.Imaging.Buckets;

/// <summary>How a bucket is chosen from a list.</summary>
internal enum BucketChoice
{
    LeastLoss = 0,
    NearestAspect,
}
