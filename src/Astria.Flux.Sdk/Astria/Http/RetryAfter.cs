using System.Net.Http.Headers;

namespace Astria.Flux.Astria.Http;

/// <summary>Reads <c>Retry-After</c> in both its forms: seconds, and a date.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Read(RetryConditionHeaderValue? header, TimeProvider time)
    {
        if (header is null) return null;
        var wait = header.Delta ?? header.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
