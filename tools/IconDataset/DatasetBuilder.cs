using System.Collections.Concurrent;
using System.Globalization;

namespace Astria.Flux.IconDataset;

/// <summary>Turns an icon package into a folder of captioned pictures.</summary>
internal static class DatasetBuilder
{
    private const int Processes = 2;

    public static async Task BuildAsync(Options options)
    {
        var icons = IconFile.Read(await options.Source.Package.FetchAsync().ConfigureAwait(false));
        var groups = EmojiGroups.Read(await EmojiGroups.Package.FetchAsync().ConfigureAwait(false));
        var names = icons.Select(icon => icon.Slug).ToHashSet();
        var chosen = icons.Where(icon => !Slugs.IsVariant(icon.Slug, names)).ToList();
        Console.WriteLine($"{options.Source}: {icons.Count} icons, {chosen.Count} without skin and hair variants");

        Directory.CreateDirectory(Path.Combine(options.OutputFolder, "pictures"));
        var failed = await RenderAsync(chosen, options).ConfigureAwait(false);

        var pictures = chosen
            .Where(icon => !failed.ContainsKey(icon.Slug))
            .OrderBy(icon => icon.Slug, StringComparer.Ordinal)
            .Select(icon => Describe(icon.Slug, groups, options.Source))
            .ToList();
        await File.WriteAllLinesAsync(
            Path.Combine(options.OutputFolder, "pictures.jsonl"),
            pictures.Select(picture => picture.ToJsonLine())).ConfigureAwait(false);

        Report(pictures, failed, options.OutputFolder);
    }

    private static string PictureFile(string slug) => $"pictures/{slug}.png";

    private static async Task<ConcurrentDictionary<string, string>> RenderAsync(List<Icon> icons, Options options)
    {
        var failed = new ConcurrentDictionary<string, string>();
        var size = options.Size.ToString(CultureInfo.InvariantCulture);
        var done = 0;
        await Parallel.ForEachAsync(
            icons,
            new ParallelOptions { MaxDegreeOfParallelism = Processes },
            async (icon, _) =>
            {
                var file = Path.Combine(options.OutputFolder, PictureFile(icon.Slug));
                try
                {
                    await Tool.RunAsync("rsvg-convert", ["-w", size, "-h", size, "-o", file], icon.Svg).ConfigureAwait(false);
                }
                catch (ToolFailedException failure)
                {
                    failed[icon.Slug] = failure.Message;
                    File.Delete(file);
                }

                if (Interlocked.Increment(ref done) is var count && (count % 200 == 0 || count == icons.Count))
                {
                    Console.WriteLine($"  {count}/{icons.Count}");
                }
            }).ConfigureAwait(false);
        return failed;
    }

    private static Picture Describe(string slug, EmojiGroups groups, IconSource source)
    {
        var group = groups.Find(Slugs.Label(slug));
        return new Picture(PictureFile(slug), Slugs.Caption(slug), group.Group, group.Subgroup, source.ToString(), source.Licence);
    }

    private static void Report(List<Picture> pictures, ConcurrentDictionary<string, string> failed, string folder)
    {
        foreach (var (slug, why) in failed.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"skipped {slug}: {why}");
        }

        foreach (var group in pictures.CountBy(picture => picture.Group).OrderByDescending(pair => pair.Value))
        {
            Console.WriteLine($"  {group.Key}: {group.Value}");
        }

        Console.WriteLine($"{pictures.Count} pictures in {folder}");
    }
}
