using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Text.Encoders;
using Astria.Flux.Local.Text.Tokenizers;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Text.Encoders;

/// <summary>The two encoders behind the one interface, on the golden weights.</summary>
internal sealed class FluxTextEncoderTests
{
    private SafetensorsFile _t5 = null!;
    private SafetensorsFile _clip = null!;

    [SetUp]
    public void Open()
    {
        _t5 = SafetensorsFile.Open(GoldenData.PathOf("t5_tiny.safetensors"));
        _clip = SafetensorsFile.Open(GoldenData.PathOf("clip_tiny.safetensors"));
    }

    [TearDown]
    public void Close()
    {
        _t5.Dispose();
        _clip.Dispose();
    }

    [Test]
    public void A_prompt_becomes_T5s_rows_and_Clips_vector()
    {
        var (tokens, pooled, columns) = Encode(["ab", "ba ab"], threads: 1);

        columns.Should().Be((64, 64));
        tokens.Should().HaveCount(2 * 20 * 64);
        pooled.Should().HaveCount(2 * 64);
        tokens.Concat(pooled).Should().OnlyContain(value => float.IsFinite(value));
    }

    [Test]
    public void A_prompt_does_not_depend_on_those_beside_it()
    {
        var alone = Encode(["ba ab"], threads: 1);
        var beside = Encode(["ab", "ba ab"], threads: 1);

        beside.Tokens[^alone.Tokens.Length..].Should().Equal(alone.Tokens);
        beside.Pooled[^alone.Pooled.Length..].Should().Equal(alone.Pooled);
    }

    [Test]
    public void The_number_of_threads_changes_no_bit()
    {
        var one = Encode(["ab ba"], threads: 1);
        var three = Encode(["ab ba"], threads: 3);

        three.Tokens.Should().Equal(one.Tokens);
        three.Pooled.Should().Equal(one.Pooled);
    }

    [Test]
    public void A_tokenizer_with_more_pieces_than_the_encoder_is_told() =>
        FluentActions.Invoking(() => Encode(["ab"], threads: 1, new Letters(500))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*knows 120 tokens*");

    [Test]
    public void Weights_of_something_else_are_refused_by_name()
    {
        FluentActions.Invoking(() => new T5Encoder(_clip, "w.")).Should().Throw<WeightsException>().WithMessage("*'w.shared.weight' is missing*");
        FluentActions.Invoking(() => new ClipTextEncoder(_t5, "w.")).Should().Throw<WeightsException>().WithMessage("*'w.text_model.embeddings.token_embedding.weight' is missing*");
    }

    private (float[] Tokens, float[] Pooled, (int, int) Columns) Encode(string[] prompts, int threads, ITokenizer? t5Tokenizer = null)
    {
        using var pool = new WorkerPool(threads);
        var tape = new Tape(pool, new Arena(), recording: false);
        var encoder = new FluxTextEncoder(t5Tokenizer ?? new Letters(1), new T5Encoder(_t5, "w."), new Letters(119), new ClipTextEncoder(_clip, "w.", 16), 20);
        var (tokens, pooled) = encoder.Encode(tape, prompts);
        return (tokens.Span.ToArray(), pooled.Span.ToArray(), (tokens.Columns, pooled.Columns));
    }

    /// <summary>A piece a letter.</summary>
    private sealed class Letters(int end) : ITokenizer
    {
        public int Padding => end;

        public List<int> Encode(ReadOnlySpan<char> text)
        {
            var pieces = new List<int>();
            foreach (var letter in text) pieces.Add(2 + (letter % 32));
            pieces.Add(end);
            return pieces;
        }
    }
}
