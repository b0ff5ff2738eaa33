using System.Collections.Concurrent;
using System.Text;
using Astria.Flux.Astria.Http;
using Astria.Flux.Testing.Emulator;

namespace Astria.Flux.Tests.Astria.Http;

public sealed class FaultMatrixTests
{
    private static readonly ConcurrentDictionary<(string Call, EmulatorFaultKind Fault, bool Idempotent), string> Outcomes = new();

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
            (paid.Count(astria.Emulator) - paid.Before).Should().Be(1, "exactly one is created, and paid for once");
        }
        catch (AstriaUncertainException exception)
        {
            // Only where not finding proves nothing; and then nothing was created twice.
            exception.Remedy.Should().NotBeNullOrWhiteSpace();
            (paid.Count(astria.Emulator) - paid.Before).Should().BeInRange(0, 1);
            outcome = "an error that names what to look for";
        }

        (balance - astria.Emulator.BalanceMillicents).Should().BeLessThanOrEqualTo(CostOfOne(call));
        Outcomes[(call, fault, idempotent)] = outcome;
    }

    [TestCaseSource(nameof(Cells))]
    public async Task A_fault_that_never_ends_leaves_at_most_one_object_and_one_clear_error(string call, EmulatorFaultKind fault, bool idempotent)
    {
        // Slow answers have ends, and answers that come are not faults.
        if (fault == EmulatorFaultKind.SlowBody) return;
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
            exception.Message.Should().MatchRegex("(ask again|try again|Ask less often|run it again|Check the network|failed)");
        }

        (paid.Count(astria.Emulator) - paid.Before).Should().BeInRange(0, 1);
    }

    [OneTimeTearDown]
    public void The_table_in_the_docs_is_what_was_seen()
    {
        if (Outcomes.Count != Cells().Count() || DocsFile() is not { } docs) return;
        var page = File.ReadAllText(docs);
        var start = page.IndexOf("<!-- table -->", StringComparison.Ordinal);
        var end = page.IndexOf("<!-- /table -->", StringComparison.Ordinal);
        var expected = page[..start] + "<!-- table -->\n" + Table() + page[end..];
        if (Environment.GetEnvironmentVariable("FLUX_UPDATE_DOCS") == "1") File.WriteAllText(docs, expected);
        else page.Should().Be(expected, "docs/faults.md is generated: run the tests with FLUX_UPDATE_DOCS=1");
    }

    private static long CostOfOne(string call) => call.Contains("tunes", StringComparison.Ordinal) || call == "packs.train" ? 150_000 + 2875 : 2875;

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
                table.Append(plain == idempotent ? $" {plain} |" : $" {plain}; idempotent account: {idempotent} |");
            }

            table.Append('\n');
        }

        return table.ToString();
    }

    private static string? DocsFile()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "docs", "faults.md") is var file && File.Exists(file)) return file;
        }

        return null;
    }

    private static async Task<EmulatedAstria> StartAsync(bool idempotent)
    {
        var astria = await EmulatedAstria.StartAsync(new() { IsIdempotent = idempotent });
        astria.Emulator.AddPack(new(260, "office", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["man"] = ["ohwx man in an office"] }));
        return astria;
    }
}
