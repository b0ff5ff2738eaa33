using Astria.Flux.Training;

namespace Astria.Flux.Tests.Training;

public sealed class TrainingImageTests
{
    private static readonly byte[] Content = [1, 2, 3, 4];

    [Test]
    public async Task A_file_is_read_when_it_is_asked_for()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.jpg");
        var image = TrainingImage.FromFile(path);
        await File.WriteAllBytesAsync(path, Content);
        try
        {
            (await image.ReadAsync()).Should().Equal(Content);
            image.Name.Should().Be(Path.GetFileName(path));
            image.FilePath.Should().Be(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public async Task A_missing_file_is_an_error_of_reading_not_of_naming()
    {
        var image = TrainingImage.FromFile("not/there.jpg");

        var read = async () => await image.ReadAsync();

        await read.Should().ThrowAsync<IOException>();
    }

    [Test]
    public async Task Bytes_can_be_read_again_and_again()
    {
        var image = TrainingImage.FromBytes("a.jpg", Content.AsMemory(1, 2));

        (await image.ReadAsync()).Should().Equal(2, 3);
        (await image.ReadAsync()).Should().Equal(2, 3);
    }

    [Test]
    public async Task Bytes_in_memory_are_not_copied_unless_they_are_read()
    {
        byte[] content = [1, 2, 3];

        var image = TrainingImage.FromBytes("a.jpg", content);

        image.Content!.Value.Equals(content.AsMemory()).Should().BeTrue();
        image.WithCaption("a cat").Content.Should().Be(image.Content);
        (await image.ReadAsync()).Should().NotBeSameAs(content).And.Equal(content);
        TrainingImage.FromSource("b.jpg", _ => new(new MemoryStream(content))).Content.Should().BeNull();
    }

    [Test]
    public async Task A_source_that_says_too_little_or_too_much_is_read_to_its_end([Values(0, 2, 7)] long said)
    {
        byte[] content = [1, 2, 3, 4, 5];

        (await TrainingImage.FromSource("a.jpg", _ => new(new MisleadingStream(content, said))).ReadAsync()).Should().Equal(content);
    }

    [Test]
    public async Task A_source_is_opened_for_each_reading()
    {
        var opened = 0;
        var image = TrainingImage.FromSource("a.jpg", _ => new(new MemoryStream([(byte)++opened])));

        (await image.ReadAsync()).Should().Equal(1);
        (await image.ReadAsync()).Should().Equal(2);
    }

    [Test]
    public async Task A_caption_makes_a_new_image_of_the_same_content()
    {
        var image = TrainingImage.FromBytes("a.jpg", Content);
        var captioned = image.WithCaption("ohwx man");

        captioned.Caption.Should().Be("ohwx man");
        image.Caption.Should().BeNull();
        (await captioned.ReadAsync()).Should().Equal(Content);
        captioned.ToString().Should().Be("a.jpg");
    }

    [Test]
    public async Task A_cancelled_reading_opens_nothing()
    {
        var opened = 0;
        var image = TrainingImage.FromSource("a.jpg", _ => new(new MemoryStream([(byte)++opened])));

        var read = async () => await image.ReadAsync(new CancellationToken(canceled: true));

        await read.Should().ThrowAsync<OperationCanceledException>();
        opened.Should().Be(0);
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("photos/")]
    public void A_path_without_a_file_is_refused(string path)
    {
        var create = () => TrainingImage.FromFile(path);

        create.Should().Throw<ArgumentException>();
    }

    // As a file is that grows or shrinks while it is read.
    private sealed class MisleadingStream(byte[] content, long said) : MemoryStream(content)
    {
        public override long Length => said;

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => destination.WriteAsync(ToArray(), cancellationToken).AsTask();
    }
}
