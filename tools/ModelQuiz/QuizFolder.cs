using System.Globalization;
using System.Text;
using Astria.Flux.Imaging;

namespace Astria.Flux.Tools.ModelQuiz;

/// <summary>Writes what the reader sees (pictures, offered names) and, apart from it, what the reader must not.</summary>
internal static class QuizFolder
{
    public const string Answers = "answers.txt";

    public static async Task WriteAsync(string folder, IReadOnlyList<Question> questions, Drawing drawing, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var pictures = await drawing.DrawAsync([.. questions.Select(q => q.Name)], cancellationToken);
        var named = questions.Select((q, i) => (q.Name, Picture: pictures[i])).ToList();
        await WriteAsync("sheet.png", PictureCodec.EncodePng(PictureSheet.Of(pictures)));
        await WriteAsync("questions.md", Encoding.UTF8.GetBytes(Sheet(questions)));
        await WriteAsync(Answers, Encoding.UTF8.GetBytes(Lines(questions.Select(q => q.Name))));
        await WriteAsync("labelled.svg", Encoding.UTF8.GetBytes(LabelledSheet.Of([.. named.OrderBy(n => n.Name, StringComparer.Ordinal)])));
        Console.WriteLine($"{folder}: sheet.png and questions.md for the reader; {Answers} and labelled.svg for whoever marks");

        Task WriteAsync(string name, byte[] content) => File.WriteAllBytesAsync(Path.Combine(folder, name), content, cancellationToken);
    }

    private static string Sheet(IReadOnlyList<Question> questions) => $"""
        # Which name belongs to which picture?
        `sheet.png` has {PictureSheet.Columns} pictures a row; 1 is the first of the first row, {PictureSheet.Columns + 1} the first of the second. Choose one of
        the ten names for each and write "number name" in a line of a text file. A name may be right more than once or never.

        {Lines(questions.Select(q => string.Join(", ", q.Offered)))}
        """;

    private static string Lines(IEnumerable<string> texts) =>
        string.Concat(texts.Select((text, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {text}\n")));
}
