using System.Runtime.InteropServices;
using System.Text;
using Astria.Flux.Torch.Natives;

namespace Astria.Flux.Torch.Tests.Natives;

/// <summary>The one library is patched, and every other file is left alone.</summary>
internal sealed class OldLibstdcxxPatchTests
{
    private static readonly string Original = NativeFolders.Find("libLibTorchSharp.so")!;

    [Test]
    public void The_patched_library_no_longer_binds_a_symbol_to_what_old_systems_lack()
    {
        var elf = new ElfImage(OldLibstdcxxPatch.Apply(File.ReadAllBytes(Original)));

        var lacking = elf.Needs.Where(need => need.Version is "GLIBCXX_3.4.30" or "GLIBCXX_3.4.32").Select(need => need.Index).ToList();
        lacking.Should().HaveCount(2);
        Enumerable.Range(0, elf.SymbolCount).Where(symbol => lacking.Contains(elf.Version(symbol))).Should().BeEmpty();
    }

    [Test]
    public void Only_names_versions_and_flags_change()
    {
        var original = File.ReadAllBytes(Original);

        var patched = OldLibstdcxxPatch.Apply(original);

        // A name's offset, two versions and two flags.
        patched.Zip(original).Count(pair => pair.First != pair.Second).Should().BeInRange(5, 4 + (2 * 2) + (2 * 2));
    }

    [Test]
    public void What_is_patched_already_is_refused() =>
        FluentActions.Invoking(() => OldLibstdcxxPatch.Apply(OldLibstdcxxPatch.Apply(File.ReadAllBytes(Original)))).Should().Throw<NativeImageException>().WithMessage("0 of its symbols*");

    [TestCase("libc10.so", "it does not ask libstdc++.so.6 for GLIBCXX_3.4.32")]
    [TestCase("libtorch.so", "*")]
    [TestCase("libSkiaSharp.so", "*")]
    public void Another_library_is_refused(string file, string message) =>
        FluentActions.Invoking(() => OldLibstdcxxPatch.Apply(File.ReadAllBytes(NativeFolders.Find(file)!))).Should().Throw<NativeImageException>().WithMessage(message);

    [Test]
    public void A_library_whose_symbol_has_another_name_is_refused()
    {
        var bytes = File.ReadAllBytes(Original);
        bytes[bytes.AsSpan().IndexOf("_ZSt21ios_base_library_initv\0"u8) + 5] = (byte)'x';

        FluentActions.Invoking(() => OldLibstdcxxPatch.Apply(bytes)).Should().Throw<NativeImageException>().WithMessage("*and not the imported function*");
    }

    [Test]
    public void A_file_that_ends_anywhere_is_refused_and_never_read_beyond()
    {
        var bytes = File.ReadAllBytes(Original);

        for (var length = 0; length < bytes.Length; length += length < 4096 ? 61 : 39_916)
        {
            var part = bytes[..length];
            FluentActions.Invoking(() => OldLibstdcxxPatch.Apply(part)).Should().Throw<NativeImageException>($"of {length} bytes");
        }
    }

    [Test]
    public void A_file_damaged_anywhere_in_its_tables_is_refused_or_read_and_nothing_else()
    {
        var bytes = File.ReadAllBytes(Original);
        var table = (int)BitConverter.ToUInt64(bytes, 0x28);
        int[] places = [.. Enumerable.Range(0, 64), .. Enumerable.Range(table, bytes.Length - table), .. new ElfImage(bytes).Needs.SelectMany(need => Enumerable.Range(need.Place, 16))];
        foreach (var place in places)
        {
            foreach (var value in (byte[])[0, 0x7f, 0xff])
            {
                var before = bytes[place];
                bytes[place] = value;
                try
                {
                    _ = new ElfImage(bytes);
                }
                catch (NativeImageException)
                {
                    // As it should be.
                }

                bytes[place] = before;
            }
        }
    }

    [TestCase("")]
    [TestCase("not a library, but longer than the head of one, which has sixty-four bytes in all")]
    public void What_is_no_library_is_refused(string text) =>
        FluentActions.Invoking(() => OldLibstdcxxPatch.Apply(Encoding.ASCII.GetBytes(text))).Should().Throw<NativeImageException>().WithMessage("it is no ELF library for x64");

    [Test]
    public void A_copy_that_can_be_loaded_from_no_folder_says_why_from_each()
    {
        var file = Path.GetTempFileName();
        try
        {
            FluentActions.Invoking(() => PrivateCopy.Load("libx.so", "no library"u8, [file, Path.GetTempPath()]))
                .Should().Throw<TorchUnavailableException>().WithMessage($"*{file}:*{Path.GetTempPath()}:*TMPDIR*");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void A_copy_is_deleted_as_soon_as_it_is_loaded()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var loaded = PrivateCopy.Load("libshm.so", File.ReadAllBytes(NativeFolders.Find("libtorch_global_deps.so")!), [folder.FullName]);

            NativeLibrary.Free(loaded);
            folder.EnumerateFileSystemInfos().Should().BeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
