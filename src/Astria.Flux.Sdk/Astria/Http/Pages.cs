using System.Runtime.CompilerServices;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Http;

/// <summary>Reads lists to their end, page after page, newest first.</summary>
internal static class Pages
{
    // The service's most (Astria's documentation, list tunes).
    public const int Largest = 120;

    /// <summary>By <c>before_id</c>: each page ends with the id that the next lies below.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        AstriaTransport transport, AstriaCall call, Func<Query> query, Func<T, long> idOf, long? beforeId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : AstriaObject, IAstriaObject<T>
    {
        while (true)
        {
            var path = query().With("limit", Largest).With("before_id", beforeId).ToString();
            var page = await transport.ListAsync<T>(call, path, cancellationToken).ConfigureAwait(false);
            var lowest = beforeId;
            foreach (var entry in page)
            {
                // A server that knows no before_id sends again what was there.
                var id = idOf(entry);
                if (id >= beforeId) continue;
                if (!(id >= lowest)) lowest = id;
                yield return entry;
            }

            // A server whose pages are smaller than asked for still has more; only a page with nothing new is the end.
            if (lowest == beforeId) yield break;
            beforeId = lowest;
        }
    }

    /// <summary>By <c>offset</c>, for the lists that know no <c>before_id</c>.</summary>
    public static async IAsyncEnumerable<T> ReadByOffsetAsync<T>(
        AstriaTransport transport, AstriaCall call, Func<Query> query, Func<T, long> idOf, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : AstriaObject, IAstriaObject<T>
    {
        var seen = new HashSet<long>();
        while (true)
        {
            var path = query().With("limit", Largest).With("offset", seen.Count).ToString();
            var page = await transport.ListAsync<T>(call, path, cancellationToken).ConfigureAwait(false);
            var news = 0;
            foreach (var entry in page.Where(entry => seen.Add(idOf(entry))))
            {
                news++;
                yield return entry;
            }

            // Nothing new also ends it: a server that ignores the offset would repeat itself for ever.
            if (news == 0) yield break;
        }
    }
}
