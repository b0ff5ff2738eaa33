using System.Globalization;
using System.Text.Json;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Training;

/// <summary>
/// The checkpoints of one training: each a safetensors file that is whole before it has its name, with a hash of all it holds. The
/// last two are kept, so that one that turns out damaged costs some steps and not the training.
/// </summary>
internal sealed class CheckpointFolder(string path, TrainingIdentity identity)
{
    private const int Kept = 2;
    private const string Extension = ".safetensors";
    private const string StateKey = "state";
    private const string FactPrefix = "of.";

    /// <summary>Saves where a training is.</summary>
    public void Save(LoopState state, ILoraLearner learner)
    {
        Directory.CreateDirectory(path);
        var writer = new SafetensorsWriter();
        writer.Metadata[StateKey] = JsonSerializer.Serialize(state, LoopStateJson.Default.LoopState);
        foreach (var (name, value) in identity.Facts) writer.Metadata[FactPrefix + name] = value;
        var hash = new CheckpointHash();
        foreach (var (name, values) in learner.Save())
        {
            writer.Add(name, [values.Length], values);
            hash.Add(name, values);
        }

        writer.Metadata[CheckpointHash.Key] = hash.Finish(writer.Metadata);
        writer.Write(Path.Combine(path, state.Step.ToString("D9", CultureInfo.InvariantCulture) + Extension));
        foreach (var old in Newest().Skip(Kept)) File.Delete(old);
    }

    /// <summary>Puts the newest whole checkpoint back.</summary>
    /// <returns>Where the training was; <see langword="null"/> when there is none.</returns>
    /// <exception cref="CheckpointException">It is of another training; the message says what differs.</exception>
    public LoopState? Restore(ILoraLearner learner)
    {
        if (!Directory.Exists(path)) return null;
        foreach (var unfinished in Directory.EnumerateFiles(path, "*.tmp")) File.Delete(unfinished);
        return Newest().Select(file => TryRestore(file, learner)).FirstOrDefault(state => state is not null);
    }

    /// <summary>Looks, before anything is prepared, whether the checkpoints are of this training.</summary>
    /// <exception cref="CheckpointException">They are not; the message says what differs.</exception>
    public void ThrowIfOther()
    {
        if (!Directory.Exists(path)) return;
        foreach (var file in Newest())
        {
            try
            {
                using var checkpoint = SafetensorsFile.Open(file);
                if (State(checkpoint) is { } state) Check(checkpoint.Metadata, state.Step);
            }
            catch (Exception e) when (IsDamage(e))
            {
                // Told apart, and passed over, when it is restored.
            }
        }
    }

    /// <summary>Deletes all checkpoints: the training is done.</summary>
    public void Clear()
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }

    private IEnumerable<string> Newest() => Directory.EnumerateFiles(path, "*" + Extension).OrderDescending(StringComparer.Ordinal);

    private LoopState? TryRestore(string file, ILoraLearner learner)
    {
        try
        {
            using var checkpoint = SafetensorsFile.Open(file);
            var values = checkpoint.Tensors.Keys.ToDictionary(name => name, checkpoint.ReadFloats, StringComparer.Ordinal);
            if (!CheckpointHash.IsIntact(checkpoint.Metadata, values)) return null;
            if (State(checkpoint) is not { } state) return null;
            Check(checkpoint.Metadata, state.Step);
            learner.Restore(state.Step, name => values[name]);
            return state;
        }
        catch (Exception e) when (IsDamage(e))
        {
            // Torn or rotten: the one before it is as good, only older.
            return null;
        }
    }

    private static LoopState? State(SafetensorsFile checkpoint) =>
        JsonSerializer.Deserialize(checkpoint.Metadata.GetValueOrDefault(StateKey, "null"), LoopStateJson.Default.LoopState);

    private static bool IsDamage(Exception e) => e is WeightsException or IOException or JsonException;

    private void Check(IReadOnlyDictionary<string, string> notes, int step)
    {
        var before = notes.Where(note => note.Key.StartsWith(FactPrefix, StringComparison.Ordinal))
            .ToDictionary(note => note.Key[FactPrefix.Length..], note => note.Value, StringComparer.Ordinal);
        var differences = identity.DifferencesFrom(before);
        if (differences.Count == 0) return;
        throw new CheckpointException(FormattableString.Invariant(
            $"It can't go on from step {step}, since it would not be the same training: {string.Join("; ", differences)}. Put back what was, or delete '{path}' to train anew."));
    }
}
