using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Models;

/// <summary>A prompt may say anything, and a LoRA's token is a made-up word by intent: the bundled model must stay calm.</summary>
internal sealed class UnknownWordsTests
{
    private const int Words = 200;
    private const float Time = 0.35f;

    // Velocities of known things are about 1.2 (noise less picture); a model thrown out of balance by a word answered with 6 to 38.
    private const double LargestVelocity = 2;

    private LocalModel _model = null!;
    private WorkerPool _pool = null!;

    [OneTimeSetUp]
    public void Open()
    {
        using var file = SafetensorsFile.OpenResource("flux-small.safetensors");
        _model = SmallModel.Load(file);
        _pool = new WorkerPool(2);
    }

    [OneTimeTearDown]
    public void Close() => _pool.Dispose();

    [Test]
    public void Made_up_words_do_not_throw_the_model_out_of_balance() =>
        MadeUpWords().Where(word => Velocity(word) > LargestVelocity).Should().BeEmpty();

    [Test]
    public void Known_things_beside_a_made_up_word_do_not_either() =>
        MadeUpWords().Select((word, i) => $"{word} {_model.Captions[i % _model.Captions.Count]}").Where(prompt => Velocity(prompt) > LargestVelocity).Should().BeEmpty();

    private static List<string> MadeUpWords()
    {
        var random = new FluxRandom(5);
        var words = new List<string> { "ohwx", "sks", "zwx" };
        while (words.Count < Words)
        {
            var letters = new char[2 + random.NextInt(5)];
            for (var i = 0; i < letters.Length; i++) letters[i] = (char)('a' + random.NextInt(26));
            words.Add(new string(letters));
        }

        return words;
    }

    // Root of the mean square of what the model answers to noise.
    private double Velocity(string prompt)
    {
        var side = _model.Resolution / _model.TokenSide;
        var grid = new TokenGrid(side, side);
        var tape = new Tape(_pool, new Arena(), recording: false);
        var (text, pooled) = _model.Text.Encode(tape, [prompt]);
        var image = tape.New(grid.Count, _model.Transformer.Config.InChannels);
        new FluxRandom(3).FillNormal(image.Span);
        var input = new FluxInput { Samples = 1, ImagePositions = grid.Positions(), TextPositions = new float[3 * _model.Text.Tokens], Times = [Time] };
        var velocity = _model.Transformer.Forward(tape, input, image, text, pooled).Span;
        double squares = 0;
        foreach (var value in velocity) squares += value * (double)value;
        return Math.Sqrt(squares / velocity.Length);
    }
}
