using System.Diagnostics;
using System.Globalization;
using Astria.Flux.Local.Benchmarks;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.TorchBenchmarks;
using Astria.Flux.Torch.Quantization;
using TorchSharp;

// Best of many, turn by turn, so that a busy machine is as unkind to the one as to the other. Processor time beside it.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var threads = args.Contains("one") ? 1 : 2;
var rounds = args.Select(arg => int.TryParse(arg, out var number) ? number : 0).Append(0).Max() is > 0 and var asked ? asked : 8;
TorchSetup.Run(threads);
if (args is ["write", var target])
{
    RealLayers.Write(target);
    return;
}

if (args is ["layers", var checkpoint, ..])
{
    RealLayers.Run(checkpoint, Format(args), args.Contains("recompute"));
    return;
}

if (args is ["memory", ..])
{
    TrainingMemory.Run(Format(args), args.Contains("recompute"));
    return;
}

if (args is ["steps", var written, ..])
{
    using var stepped = args.Contains("mid") ? BenchmarkModel.Mid(threads) : BenchmarkModel.Tiny(threads);
    ReferenceStep.Run(stepped, written);
    return;
}

Console.WriteLine($"{threads} threads, best of {rounds}");
var all = !args.Intersect(["products", "tiny", "mid"]).Any();
if (all || args.Contains("products")) Products(threads, rounds);
if (all || args.Contains("tiny")) Passes("tiny", BenchmarkModel.Tiny(threads), rounds);
if (all || args.Contains("mid")) Passes("mid", BenchmarkModel.Mid(threads), rounds);

static WeightFormat Format(string[] args) => args.Contains("int8") ? WeightFormat.Int8 : args.Contains("int4") ? WeightFormat.Int4 : WeightFormat.Full;

static void Passes(string name, BenchmarkModel model, int rounds)
{
    using var managed = model;
    using var fp32 = new TorchContestant(model, torch.ScalarType.Float32);
    using var bf16 = new TorchContestant(model, torch.ScalarType.BFloat16);
    managed.ForwardAndBackward();
    fp32.ForwardAndBackward();
    Console.WriteLine($"{name}: outputs differ by {Largest(managed.Forward(), fp32.Forward()):E1}, gradients by {Largest(managed.Model.Parameters["img_in.weight"].GradientSpan.ToArray(), fp32.Gradient("img_in.weight")):E1} at most");
    managed.Forget();
    fp32.Forget();
    Table(name, rounds,
    [
        ("TorchSharp fp32", () => { fp32.ForwardAndBackward(); fp32.Forget(); }),
        ("TorchSharp bf16", () => { bf16.ForwardAndBackward(); bf16.Forget(); }),
        ("managed fp32", () => { managed.ForwardAndBackward(); managed.Forget(); }),
        ("managed fp32, recompute", () => { managed.ForwardAndBackward(recompute: true); managed.Forget(); }),
    ]);
}

static unsafe void Products(int threads, int rounds)
{
    foreach (var (rows, depth, columns) in ((int, int, int)[])[(1024, 1024, 1024), (4736, 192, 1344), (4736, 960, 192), (1280, 512, 3584)])
    {
        using var pool = new WorkerPool(threads);
        var (a, b, c) = (new FloatBuffer(rows * depth), new FloatBuffer(depth * columns), new FloatBuffer(rows * columns));
        new FluxRandom(1).FillNormal(a.Span);
        new FluxRandom(2).FillNormal(b.Span);
        using var x = torch.tensor(a.Span.ToArray()).reshape(rows, depth);
        using var w = torch.tensor(b.Span.ToArray()).reshape(columns, depth);
        using var y = torch.empty(rows, columns);
        Table(
            $"product {rows}×{depth}×{columns}",
            rounds * 2,
            [
                ("MKL", () => torch.nn.functional.linear(x, w).Dispose()),
                ("managed", () => Gemm.Multiply(pool, new Matrix(a.Pointer, rows, depth, depth), new Matrix(b.Pointer, columns, depth, depth).Transposed, new Matrix(c.Pointer, rows, columns, columns))),
            ],
            2e-9 * rows * depth * columns,
            repeats: 1 + (int)(5e9 / ((double)rows * depth * columns)));
    }
}

static void Table(string title, int rounds, (string Name, Action Run)[] contestants, double work = 0, int repeats = 1)
{
    var clock = contestants.ToDictionary(c => c.Name, _ => double.MaxValue);
    var processor = contestants.ToDictionary(c => c.Name, _ => double.MaxValue);
    using var process = Process.GetCurrentProcess();
    for (var round = 0; round <= rounds; round++)
    {
        foreach (var (name, run) in contestants)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < repeats; i++) run();
            var elapsed = watch.Elapsed.TotalMilliseconds / repeats;
            process.Refresh();
            if (round == 0) continue;
            clock[name] = Math.Min(clock[name], elapsed);
            processor[name] = Math.Min(processor[name], (process.TotalProcessorTime - before).TotalMilliseconds / repeats);
        }
    }

    var baseline = contestants[0].Name;
    foreach (var (name, _) in contestants)
    {
        var rate = work > 0 ? $" | {1e3 * work / clock[name]:F0} GFLOPS by the clock, {1e3 * work / processor[name]:F0} by processor time" : "";
        Console.WriteLine($"{title} | {name} | {clock[name]:F1} ms ({clock[name] / clock[baseline]:F2}) | processor {processor[name]:F1} ms ({processor[name] / processor[baseline]:F2}){rate}");
    }
}

static double Largest(float[] a, float[] b) => a.Zip(b).Max(pair => Math.Abs((double)pair.First - pair.Second));
