using System.Collections.Concurrent;
using System.Text;
using Astria.Flux.Astria.Http;
using Astria.Flux.Testing.Emulator;

namespace Astria.Flux.Tests.Astria.Http;

public sealed class FaultMatrixTests
{
    private const string Begin = "<!-- table -->";
    private const string End = "<!-- /table -->";
    private const string Idempotent = "; idempotent account: ";

    private static readonly ConcurrentDictionary<(string Call, EmulatorFaultKind Fault, bool Idempotent), string> Outcomes = new();

    private static bool Updates => Environment.GetEnvironmentVariable("FLUX_UPDATE_DOCS") == "1";

    // Those that strike a call; the others strike what comes of it.
    private static IEnumerable<EmulatorFaultKind> Faults => Enum.GetValues<EmulatorFaultKind>().Where(kind => kind < EmulatorFaultKind.LostCallback);

    public static IEnumerable<TestCaseData> Cells() =>
        from call in PaidCalls.All.Keys
        from fault in Faults
        from idempotent in (bool[])[false, true]
        select new TestCaseData(call, fault, idempotent);

    [TestCaseSource(nameof(Cells))]
    public async Task One_fault_ends_with_exactly_one_object_in_hand_or_one_clear_error(string call, EmulatorFaultKind fault, bool idempotent)
    {
        var paid = PaidCalls.All[call];
        await using var astria = await StartAsync(idempotent);
        if (paid.Prepare is { } prepare) await prepare(astria.Client);
        var balance = astria.Emulator.BalanceMillicents;
        astria.Emulator.Inject(new(fault) { Method = "POST", Path = paid.Path });
        var outcome = "one object, in hand";
        try
        {
            var id = await paid.RunAsync(astria.Client);
            id.Should().BePositive();
            (paid.Count(astria.Emulator) - paid.Before).Should().Be(paid.Each, "exactly one is created, and paid for once");
        }
        catch (AstriaUncertainException exception)
        {
            // Only where not finding proves nothing; and then nothing was created twice.
            exception.Remedy.Should().NotBeNullOrWhiteSpace();
            (paid.Count(astria.Emulator) - paid.Before).Should().BeOneOf(0, paid.Each);
            outcome = "an error that names what to look for";
        }

        (balance - astria.Emulator.BalanceMillicents).Should().BeLessThanOrEqualTo(CostOfOne(call));
        Outcomes[(call, fault, idempotent)] = outcome;
        if (!Updates) Documented()[(call, fault, idempotent)].Should().Be(outcome, "docs/faults.md says so; FLUX_UPDATE_DOCS=1 writes it anew");
    }

    [Test]
    public void The_docs_have_every_fault_and_every_paid_call_and_no_others()
    {
        if (!Updates) Documented().Keys.Should().BeEquivalentTo(Cells().Select(cell => ((string)cell.Arguments[0]!, (EmulatorFaultKind)cell.Arguments[1]!, (bool)cell.Arguments[2]!)));
    }

    // Slow answers come in the end.
    public static IEnumerable<TestCaseData> EndlessCells() => Cells().Where(cell => cell.Arguments[1] is not EmulatorFaultKind.SlowBody);

    [TestCaseSource(nameof(EndlessCells))]
    public async Task A_fault_that_never_ends_leaves_at_most_one_object_and_one_clear_error(string call, EmulatorFaultKind fault, bool idempotent)
    {
        var paid = PaidCalls.All[call];
        await using var astria = await StartAsync(idempotent);
        if (paid.Prepare is { } prepare) await prepare(astria.Client);
        astria.Emulator.Inject(new(fault) { Method = "POST", Path = paid.Path, Count = 1000 });
        try
        {
            await paid.RunAsync(astria.Client);
        }
        catch (AstriaException exception)
        {
            exception.Message.Should().MatchRegex("(ask again|asking again|try again|Ask less often|run it again|Check the network|failed)");
        }

        (paid.Count(astria.Emulator) - paid.Before).Should().BeOneOf(0, paid.Each);
    }

    [OneTimeTearDown]
    public void WriteTheTable()
    {
        if (!Updates || Outcomes.Count != Cells().Count()) return;
        var page = File.ReadAllText(DocsFile());
        File.WriteAllText(DocsFile(), page[..page.IndexOf(Begin, StringComparison.Ordinal)] + Begin + "\n" + Table() + page[page.IndexOf(End, StringComparison.Ordinal)..]);
    }

    private static long CostOfOne(string call) => call switch
    {
        "tunes.create" or "packs.train" => 150_000 + 2875,
        "themes.create" => 10 * 2875,
        _ => 2875,
    };

    private static Dictionary<(string Call, EmulatorFaultKind Fault, bool Idempotent), string> Documented()
    {
        var page = File.ReadAllText(DocsFile());
        var rows = page[page.IndexOf(Begin, StringComparison.Ordinal)..page.IndexOf(End, StringComparison.Ordinal)]
            .Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()).ToList();
        var cells = new Dictionary<(string, EmulatorFaultKind, bool), string>();
        foreach (var row in rows.Skip(2))
        {
            for (var i = 1; i < row.Length; i++)
            {
                var outcomes = row[i].Split(Idempotent);
                cells[(rows[0][i], Enum.Parse<EmulatorFaultKind>(row[0]), false)] = outcomes[0];
                cells[(rows[0][i], Enum.Parse<EmulatorFaultKind>(row[0]), true)] = outcomes[^1];
            }
        }

        return cells;
    }

    private static string Table()
    {
        var table = new StringBuilder();
        table.Append("| fault |");
        foreach (var call in PaidCalls.All.Keys) table.Append($" {call} |");
        table.Append("\n|-|");
        foreach (var _ in PaidCalls.All) table.Append("-|");
        table.Append('\n');
        foreach (var fault in Faults)
        {
            table.Append($"| {fault} |");
            foreach (var call in PaidCalls.All.Keys)
            {
                var (plain, idempotent) = (Outcomes[(call, fault, false)], Outcomes[(call, fault, true)]);
                table.Append(plain == idempotent ? $" {plain} |" : $" {plain}{Idempotent}{idempotent} |");
            }

            table.Append('\n');
        }

        return table.ToString();
    }

    private static string DocsFile()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "docs", "faults.md") is var file && File.Exists(file)) return file;
        }

        throw new FileNotFoundException("docs/faults.md");
    }

    private static async Task<EmulatedAstria> StartAsync(bool idempotent)
    {
        var astria = await EmulatedAstria.StartAsync(new() { IsIdempotent = idempotent });
        astria.Emulator.AddPack(new(260, "office", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["man"] = ["ohwx man in an office"] }));
        return astria;
    }
}
