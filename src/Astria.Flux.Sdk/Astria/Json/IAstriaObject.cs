using System.Text.Json;

namespace Astria.Flux.Astria.Json;

/// <summary>What can be made of a JSON object the service sent.</summary>
internal interface IAstriaObject<TSelf>
    where TSelf : IAstriaObject<TSelf>
{
    static abstract TSelf From(JsonElement json);
}
