using Astria.Flux.Imaging;
using Astria.Flux.Imaging.Archives;
using Astria.Flux.Imaging.Faces;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Sets;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of docs/photos.md.</summary>
internal sealed class PhotoSnippets
{
    [Test]
    public async Task Masks_in_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "01.png"), PictureCodec.EncodePng(Plain(600)));
            await File.WriteAllBytesAsync(Path.Combine(folder, "01_mask.png"), PictureCodec.EncodePng(Plain(300)));
            var policy = new PreparationPolicy { DropsAdvised = false };

            #region masks-in-a-folder
            FoundPhotos found = await TrainingFolder.ReadAsync(folder);
            TrainingSet set = await TrainingSet.InspectAsync(found.Images);
            var preparer = new PhotoPreparer(masker: new FileMasks(found.Masks, set));
            await foreach (PreparedImage image in preparer.RunAsync(PreparationPlanner.Plan(set, policy), set))
                Console.WriteLine($"{image.Image.Name}, mask: {image.Mask?.Name ?? "none"}");
            #endregion

            set.Photos.Should().ContainSingle();
            found.Masks.Should().ContainKey("01.png");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void A_detector_of_ones_own()
    {
        IReadOnlyList<(RelativeBox Box, double Score)> Model(Picture picture) => [(new(0.1, 0.1, 0.2, 0.3), 0.72), (new(0.5, 0.5, 0.2, 0.3), 0.91)];

        #region own-detector-use
        var inspector = new PhotoInspector(new() { Detector = new ModelDetector(Model, certainScore: 0.7) });
        #endregion

        var facts = inspector.Inspect("01.png", PictureCodec.EncodePng(Plain(600)));
        facts.CertainFaces.Select(face => face.Face.Score).Should().BeEquivalentTo([0.91, 0.72]);
    }

    private static Picture Plain(int side) => new(side, side, [.. Enumerable.Repeat(byte.MaxValue, side * side * Picture.BytesPerPixel)]);
}

#region own-detector
internal sealed class ModelDetector(Func<Picture, IReadOnlyList<(RelativeBox Box, double Score)>> run, double certainScore) : IFaceDetector
{
    public double CertainScore => certainScore;

    public IReadOnlyList<DetectedFace> Detect(Picture picture, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return [.. run(picture).OrderByDescending(face => face.Score).Select(face => new DetectedFace(face.Box, face.Score))];
    }
}
#endregion
