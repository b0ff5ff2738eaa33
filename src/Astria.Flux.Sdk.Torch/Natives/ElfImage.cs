using System.Buffers.Binary;
using System.Text;

namespace Astria.Flux.Torch.Natives;

/// <summary>
/// The dynamic symbols of an ELF library of 64 bits, little endian, and the versions it asks of others. Every offset is checked: a file may
/// be anything.
/// </summary>
/// <remarks>Layouts: System V gABI ("ELF-64 Object File Format"), and Linux Standard Base for the tables of versions.</remarks>
internal sealed class ElfImage
{
    private const uint DynamicSymbols = 11;
    private const uint VersionNeeds = 0x6ffffffe;
    private const uint Versions = 0x6fffffff;
    private const int HeaderSize = 64;
    private const int SectionSize = 64;
    private const int SymbolSize = 24;
    private const int VersionSize = 2;
    private const int NeedSize = 16;
    private const ushort Shared = 3;
    private const ushort X64 = 62;
    private const int LongestName = 4096;

    private readonly byte[] _bytes;
    private readonly Section _symbols;
    private readonly Section _symbolNames;
    private readonly Section _versions;

    /// <summary>Reads an image.</summary>
    /// <param name="bytes">The file's bytes; kept, not copied.</param>
    /// <exception cref="NativeImageException">It is no such library.</exception>
    public ElfImage(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < HeaderSize || !bytes.AsSpan().StartsWith("\x7f"u8 + "ELF\u0002\u0001"u8) || U16(16) != Shared || U16(18) != X64)
        {
            throw new NativeImageException("it is no ELF library for x64");
        }

        var sections = Sections();
        (_symbols, _symbolNames) = Find(sections, DynamicSymbols, "dynamic symbols");
        (_versions, _) = Find(sections, Versions, "symbol versions");
        if (_versions.Length / VersionSize != _symbols.Length / SymbolSize) throw new NativeImageException("its symbols and their versions differ in number");
        var (needs, names) = Find(sections, VersionNeeds, "needed versions");
        Needs = [.. ReadNeeds(needs, names)];
    }

    /// <summary>The versions of other libraries it asks for.</summary>
    public IReadOnlyList<VersionNeed> Needs { get; }

    /// <summary>How many dynamic symbols.</summary>
    public int SymbolCount => _symbols.Length / SymbolSize;

    /// <summary>The name of a symbol.</summary>
    public string Name(int symbol) => Text(_symbolNames, U32(_symbols.Start + (symbol * SymbolSize)));

    /// <summary>Its type: 2 is a function.</summary>
    public int Type(int symbol) => _bytes[_symbols.Start + (symbol * SymbolSize) + 4] & 0xf;

    /// <summary>Whether it is another library's.</summary>
    public bool IsImported(int symbol) => U16(_symbols.Start + (symbol * SymbolSize) + 6) == 0;

    /// <summary>The number of the version it is bound to, as in <see cref="VersionNeed.Index"/>.</summary>
    public int Version(int symbol) => U16(_versions.Start + (symbol * VersionSize)) & 0x7fff;

    /// <summary>Gives one symbol the name of another.</summary>
    public void Rename(int symbol, int to) => Symbol(to)[..4].CopyTo(Symbol(symbol));

    /// <summary>Binds a symbol to another version.</summary>
    public void SetVersion(int symbol, int version) => BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(_versions.Start + (symbol * VersionSize)), (ushort)version);

    /// <summary>Lets a needed version be absent.</summary>
    public void Weaken(VersionNeed need)
    {
        const ushort weak = 2;
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(need.Place + 4), (ushort)(U16(need.Place + 4) | weak));
    }

    private Span<byte> Symbol(int symbol) => _bytes.AsSpan(_symbols.Start + (symbol * SymbolSize), SymbolSize);

    private List<(uint Type, Section Place, uint Link)> Sections()
    {
        var (table, size, count) = (U64(40), U16(58), U16(60));
        if (size != SectionSize || table > (ulong)_bytes.Length || (ulong)count * SectionSize > (ulong)_bytes.Length - table) throw new NativeImageException("its table of sections lies outside the file");
        var sections = new List<(uint, Section, uint)>();
        for (var i = 0; i < count; i++)
        {
            var at = (int)table + (i * SectionSize);
            sections.Add((U32(at + 4), new Section(U64(at + 24), U64(at + 32)), U32(at + 40)));
        }

        return sections;
    }

    // Only what is read must lie in the file: a section of zeros has no bytes there, whatever it says.
    private (Section Section, Section Linked) Find(List<(uint Type, Section Place, uint Link)> sections, uint type, string what)
    {
        var found = sections.FindIndex(section => section.Type == type);
        if (found < 0 || sections[found].Link >= sections.Count) throw new NativeImageException($"it has no {what}");
        return (Check(sections[found].Place), Check(sections[(int)sections[found].Link].Place));

        Section Check(Section place) => place.Offset <= (ulong)_bytes.Length && place.Size <= (ulong)_bytes.Length - place.Offset ? place : throw new NativeImageException($"its {what} lie outside the file");
    }

    private IEnumerable<VersionNeed> ReadNeeds(Section needs, Section names)
    {
        var places = new HashSet<int>();
        for (var (need, isLast) = (needs.Start, needs.Length == 0); !isLast;)
        {
            Enter(need);
            var library = Text(names, U32(need + 4));
            var version = Step(need, U32(need + 8));
            for (var left = U16(need + 2); left > 0; left--)
            {
                Enter(version);
                yield return new VersionNeed(library, Text(names, U32(version + 8)), U16(version + 6) & 0x7fff, version);
                version = Step(version, U32(version + 12));
            }

            var next = U32(need + 12);
            isLast = next == 0;
            need = Step(need, next);
        }

        // Each place once, or a list that leads back into itself would never end.
        void Enter(int place)
        {
            if (place < needs.Start || place > needs.Start + needs.Length - NeedSize || !places.Add(place)) throw new NativeImageException("its list of needed versions is damaged");
        }

        int Step(int from, uint by) => by <= (uint)needs.Length ? from + (int)by : throw new NativeImageException("its list of needed versions is damaged");
    }

    private string Text(Section names, uint offset)
    {
        if (offset >= (uint)names.Length) throw new NativeImageException("a name lies outside its table");
        var rest = _bytes.AsSpan(names.Start + (int)offset, Math.Min(LongestName, names.Length - (int)offset));
        var end = rest.IndexOf((byte)0);
        return end >= 0 ? Encoding.Latin1.GetString(rest[..end]) : throw new NativeImageException("a name has no end");
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at));

    private ulong U64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(at));

    private readonly record struct Section(ulong Offset, ulong Size)
    {
        public int Start => (int)Offset;

        public int Length => (int)Size;
    }
}
