using System.Collections.Frozen;
using System.IO.Compression;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Unicode 14's canonical decompositions and combining classes, from <c>tools/UnicodeTables/canonical.py</c>, which says how the file is laid out.</summary>
internal sealed class CanonicalTable
{
    private const string Resource = "canonical.deflate";

    private readonly FrozenDictionary<int, (int First, int Second)> _parts;
    private readonly FrozenDictionary<(int First, int Second), int> _composed;
    private readonly FrozenDictionary<int, int> _classes;

    private CanonicalTable(Dictionary<int, (int First, int Second)> parts, Dictionary<(int First, int Second), int> composed, Dictionary<int, int> classes)
    {
        _parts = parts.ToFrozenDictionary();
        _composed = composed.ToFrozenDictionary();
        _classes = classes.ToFrozenDictionary();
    }

    public static CanonicalTable Load()
    {
        using var stream = typeof(CanonicalTable).Assembly.GetManifestResourceStream(Resource) ?? throw new WeightsException($"This build of the library carries no '{Resource}'.");
        using var inflated = new DeflateStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(inflated);
        var parts = new Dictionary<int, (int First, int Second)>();
        var composed = new Dictionary<(int First, int Second), int>();
        var character = 0;
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            character += reader.Read7BitEncodedInt();
            var part = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            parts.Add(character, part);
            if (reader.Read7BitEncodedInt() == 1) composed.Add(part, character);
        }

        var classes = new Dictionary<int, int>();
        character = 0;
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            character += reader.Read7BitEncodedInt();
            var length = reader.Read7BitEncodedInt();
            var kind = reader.Read7BitEncodedInt();
            for (var i = 0; i < length; i++) classes.Add(character + i, kind);
        }

        return new CanonicalTable(parts, composed, classes);
    }

    /// <summary>The one or two characters another is made of; the second is 0 where there is one only.</summary>
    public (int First, int Second)? Parts(int character) => _parts.TryGetValue(character, out var parts) ? parts : null;

    /// <summary>What two characters join to.</summary>
    public int? Composed(int first, int second) => _composed.TryGetValue((first, second), out var composed) ? composed : null;

    /// <summary>The combining class: 0 for letters, more for marks.</summary>
    public int Class(int character) => _classes.GetValueOrDefault(character);
}
