using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Training;
using CsCheck;

namespace Astria.Flux.Local.Tests.Training;

internal sealed class BucketOrderTests
{
    private static readonly Gen<List<TrainingPicture>> Pictures =
        Gen.Int[1, 3].List[1, 20].Select(sizes => sizes.ConvertAll(size => new TrainingPicture(new TokenGrid(size, 2), [new PictureView([])], "")));

    [Test]
    public void All_pictures_of_a_batch_are_of_one_size() => Gen.Select(Pictures, Gen.Int[1, 5], Gen.Long).Sample((pictures, batch, seed) =>
    {
        var order = new BucketOrder(pictures, batch, seed, 3);
        return Enumerable.Range(0, 60).All(i => order[i].Length == batch && order[i].Select(p => pictures[p].Grid).Distinct().Count() == 1);
    });

    [Test]
    public void Every_picture_is_shown_as_often_as_any_other_but_for_a_batch_or_two() => Gen.Select(Pictures, Gen.Int[1, 5], Gen.Long).Sample((pictures, batch, seed) =>
    {
        var order = new BucketOrder(pictures, batch, seed, 3);
        var batches = pictures.Count * 4;
        var shown = Enumerable.Range(0, batches).SelectMany(i => order[i]).CountBy(p => p).ToDictionary();
        return Enumerable.Range(0, pictures.Count).All(p => Math.Abs(shown.GetValueOrDefault(p) - (4 * batch)) <= 1);
    });

    [Test]
    public void A_batch_does_not_depend_on_what_was_asked_before() => Gen.Select(Pictures, Gen.Long).Sample((pictures, seed) =>
    {
        var order = new BucketOrder(pictures, 3, seed, 3);
        var straight = Enumerable.Range(0, 40).Select(i => order[i]).ToList();
        var other = new BucketOrder(pictures, 3, seed, 3);
        return Enumerable.Range(0, 40).Reverse().All(i => other[i].SequenceEqual(straight[i]));
    });
}
