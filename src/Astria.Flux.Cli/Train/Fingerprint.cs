using System.Security.Cryptography;
using System.Text;
using Astria.Flux.Planning;
using Astria.Flux.Training;

namespace Astria.Flux.Cli.Train;

/// <summary>Tells whether two orders are the same training: the same photos and captions, the same plan, the same engine.</summary>
internal static class Fingerprint
{
    public static async Task<string> OfAsync(TrainOrder order, TrainingPlan plan, IReadOnlyList<TrainingImage> images, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(order.Engine.Name, order.Engine.Model, plan.Expansion.Sha256, plan.LoraJson, Invariant($"{plan.Steps.Steps}"), plan.Token, plan.SubjectClass, Invariant($"{order.Seed}"));
        Add(Invariant($"{order.Options.PriorPictures} {order.Options.PreviewEvery}"));
        Add([.. order.Options.PreviewPrompts]);
        foreach (var image in images)
        {
            Add(image.Name, image.Caption);
            hash.AppendData(SHA256.HashData(await image.ReadAsync(cancellationToken)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        // Each with its length, so that no two lists of texts are the same bytes.
        void Add(params string?[] texts)
        {
            foreach (var text in texts)
            {
                var bytes = Encoding.UTF8.GetBytes(text ?? string.Empty);
                hash.AppendData(BitConverter.GetBytes(text is null ? -1 : bytes.Length));
                hash.AppendData(bytes);
            }
        }
    }
}
