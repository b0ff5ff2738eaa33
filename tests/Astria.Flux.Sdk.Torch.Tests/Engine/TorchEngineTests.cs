using System.Diagnostics.Metrics;
using Astria.Flux.Generation;
using Astria.Flux.Health;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Weights;
using Astria.Flux.Torch.Engine;
using Astria.Flux.Torch.Models;
using Astria.Flux.Training;

namespace Astria.Flux.Torch.Tests.Engine;

/// <summary>What is loaded when, what stops it, and what it says when it can't.</summary>
internal sealed class TorchEngineTests
{
    private TinyFlux _flux = null!;

    [SetUp]
    public void Open() => _flux = new TinyFlux();

    [TearDown]
    public void Close() => _flux.Dispose();

    [Test]
    public async Task After_a_picture_only_the_transformer_is_still_there()
    {
        var engine = _flux.Torch();

        await TinyFlux.DrawAsync(engine, new GenerationRequest("a red apple") { Steps = 2 });

        ((TorchModel)await TinyFlux.ModelAsync(engine)).Loaded.Should().Equal("transformer");
    }

    [Test]
    public async Task A_prompt_is_read_once_and_a_jobs_prompts_are_found_again_by_another_process()
    {
        using var loads = new Loads();
        var kept = Path.Combine(_flux.Files.WorkDirectory, "prompts");
        var engine = _flux.Torch();
        await ForeseeAsync(engine, ["a red apple", "a cat", "a cat"], kept);
        loads.Of("text_encoder_2").Should().Be(1);

        await ForeseeAsync(engine, ["a cat"], null);
        await ForeseeAsync(_flux.Torch(), ["a cat", "a red apple"], kept);

        loads.Of("text_encoder_2").Should().Be(1);
        Directory.GetFiles(kept).Should().HaveCount(2);
    }

    [Test]
    public async Task A_job_loads_each_text_encoder_once_and_nothing_more_while_it_trains()
    {
        using var loads = new Loads();
        var engine = _flux.Torch();
        var model = (TorchModel)await TinyFlux.ModelAsync(engine);
        var loaded = new List<int>();
        var there = new List<string>();
        var trainer = TinyFlux.Trainer(engine, "torch");

        // Kept busy until somebody listens: a job this small would be over before.
        using var free = new ManualResetEventSlim();
        var busy = engine.RunAsync((_, stop) => { free.Wait(stop); return 0; }, CancellationToken.None);
        var job = await trainer.SubmitAsync(TinyFlux.Training(4));
        var tune = trainer.WaitAsync(job, new Immediate<TrainingProgress>(progress =>
        {
            if (progress.Stage != TrainingStage.Training) return;
            loaded.Add(loads.Count);
            there.AddRange(model.Loaded);
        }));
        free.Set();
        await busy;
        await tune;

        loads.Of("text_encoder").Should().Be(1);
        loads.Of("text_encoder_2").Should().Be(1);
        loads.Of("transformer").Should().Be(1);
        loaded.Should().HaveCount(4);
        loaded.Distinct().Should().ContainSingle("captions and latents are kept, and computed once");
        there.Distinct().Should().Equal("transformer");
    }

    [Test]
    public async Task A_damaged_kept_prompt_is_read_anew()
    {
        var kept = Path.Combine(_flux.Files.WorkDirectory, "prompts");
        await ForeseeAsync(_flux.Torch(), ["a cat"], kept);
        var file = Directory.GetFiles(kept).Single();
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..100]);
        using var loads = new Loads();

        await ForeseeAsync(_flux.Torch(), ["a cat"], kept);

        loads.Of("text_encoder_2").Should().Be(1);
        new FileInfo(file).Length.Should().BeGreaterThan(100);
    }

    [Test]
    public async Task Cancelling_stops_a_drawing_within_a_step()
    {
        using var stop = new CancellationTokenSource();
        var steps = 0;
        var progress = new Immediate<GenerationProgress>(_ =>
        {
            steps++;
            stop.Cancel();
        });

        await FluentActions.Awaiting(() => TinyFlux.DrawAsync(_flux.Torch(), new GenerationRequest("a cat") { Steps = 20 }, progress, stop.Token)).Should().ThrowAsync<OperationCanceledException>();

        steps.Should().Be(1);
    }

    [Test]
    public async Task A_single_file_of_the_transformer_can_stand_in_for_the_folders()
    {
        var bfl = Path.Combine(_flux.Files.Folder, "flux1.safetensors");
        using (var file = new ModelFiles(_flux.Options()).Open("transformer"))
        {
            var (config, parameters) = FluxCheckpoint.Read(file, [4, 6, 6]);
            var writer = new SafetensorsWriter();
            foreach (var (name, shape) in config.Tensors()) writer.Add(name, shape, parameters[name].Span);
            writer.Write(bfl);
        }

        var fromFolder = await TinyFlux.LatentAsync(_flux.Torch(), 2);
        Directory.Delete(Path.Combine(_flux.Files.Folder, "transformer"), recursive: true);
        _flux.Files.WriteFile("transformer/config.json", """{"axes_dims_rope":[4,6,6]}""");

        (await TinyFlux.LatentAsync(_flux.Torch(o => o.TransformerPath = bfl), 2)).Should().Equal(fromFolder);
    }

    [Test]
    public async Task Every_fault_of_every_part_is_told_before_a_number_is_read()
    {
        using var loads = new Loads();
        _flux.Files["transformer"].Remove("single_transformer_blocks.1.proj_out.bias");
        _flux.Files["vae"].Remove("encoder.mid_block.attentions.0.to_q.weight");
        _flux.Files["text_encoder"]["text_model.encoder.layers.0.mlp.fc1.bias"] = ([7], new float[7]);
        _flux.Files["text_encoder_2"]["decoder.final_layer_norm.weight"] = ([24], new float[24]);
        _flux.Files.WriteWeights();

        var error = (await FluentActions.Awaiting(() => TinyFlux.LatentAsync(_flux.Torch(), 2)).Should().ThrowAsync<WeightsException>()).Which.Message;

        error.Should().ContainAll(
            "transformer: ", "'single_transformer_blocks.1.proj_out.bias' is missing",
            "vae: ", "'encoder.mid_block.attentions.0.to_q.weight' is missing",
            "text_encoder: ", "'text_model.encoder.layers.0.mlp.fc1.bias' is 7, not 64",
            "text_encoder_2: ", "'decoder.final_layer_norm.weight' is no tensor of it");
        loads.Count.Should().Be(0);
    }

    [Test]
    public async Task Parts_that_do_not_belong_together_are_told()
    {
        _flux.Files["text_encoder_2"]["shared.weight"] = ([100, 24], new float[2400]);
        _flux.Files.WriteWeights();

        await FluentActions.Awaiting(() => TinyFlux.LatentAsync(_flux.Torch(), 2)).Should().ThrowAsync<WeightsException>().WithMessage("*T5's tokenizer numbers 2000 pieces, and its encoder knows 100*");
    }

    [Test]
    public async Task A_model_that_is_not_known_is_not_used_before_its_licence_is_accepted() =>
        (await FluentActions.Awaiting(() => TinyFlux.LatentAsync(_flux.Torch(o => o.AcceptLicense = false), 2)).Should().ThrowAsync<FluxPolicyException>())
            .Which.Faults.Should().ContainSingle().Which.ToString().Should().ContainAll("AcceptLicense", "1 + 2 blocks", "none that this library knows");

    [Test]
    public async Task Its_health_is_that_of_model_and_work_directory()
    {
        var engine = _flux.Torch();
        var probe = new LocalProbe(engine, "torch");
        (await probe.ProbeAsync()).State.Should().Be(EngineHealthState.Healthy);

        Directory.Delete(_flux.Files.Folder, recursive: true);

        (await probe.ProbeAsync()).State.Should().Be(EngineHealthState.Unhealthy);
        Directory.CreateDirectory(_flux.Files.Folder);
    }

    private static Task<int> ForeseeAsync(TorchEngine engine, string[] prompts, string? keptAt) => engine.RunAsync(
        (session, stop) =>
        {
            session.Model.Foresee(prompts, keptAt, stop);
            return 0;
        },
        CancellationToken.None);

    /// <summary>Counts what is loaded, by the engine's own meter; other tests don't run beside these.</summary>
    private sealed class Loads : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<string> _parts = [];

        public Loads()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == TorchDiagnostics.Name && instrument.Name == "flux.torch.load.duration") listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
            {
                seconds.Should().BePositive();
                foreach (var (key, value) in tags)
                {
                    if (key != "flux.torch.part") continue;
                    lock (_parts) _parts.Add((string)value!);
                }
            });
            _listener.Start();
        }

        public int Count => _parts.Count;

        public int Of(string part) => _parts.Count(name => name == part);

        public void Dispose() => _listener.Dispose();
    }
}
