namespace Astria.Flux.Astria.Json;

/// <summary>A name out of a list that the service may lengthen any day.</summary>
internal interface IOpenName<TSelf>
    where TSelf : struct, IOpenName<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}
