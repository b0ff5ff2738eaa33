using Astria.Flux.Torch.Training;

namespace Astria.Flux.Torch.Models;

/// <summary>What was read of prompts, in memory: of those used last.</summary>
internal sealed class PromptCache
{
    // 8 MB each in FLUX.1-dev; an app draws the same few again and again.
    private const int KeptAtRest = 16;

    private readonly Dictionary<string, CaptionEmbedding> _read = new(StringComparer.Ordinal);
    private readonly List<string> _lastUsed = [];

    /// <summary>Those of some prompts that are not there, once each.</summary>
    public List<string> Missing(IEnumerable<string> prompts) => [.. prompts.Distinct(StringComparer.Ordinal).Where(prompt => !_read.ContainsKey(prompt))];

    public CaptionEmbedding this[string prompt]
    {
        get
        {
            Use(prompt);
            return _read[prompt];
        }

        set
        {
            Use(prompt);
            _read[prompt] = value;
        }
    }

    /// <summary>Forgets all but those used last.</summary>
    public void Trim()
    {
        _lastUsed.RemoveRange(0, Math.Max(0, _lastUsed.Count - KeptAtRest));
        foreach (var prompt in _read.Keys.Except(_lastUsed, StringComparer.Ordinal).ToList()) _read.Remove(prompt);
    }

    private void Use(string prompt)
    {
        _lastUsed.Remove(prompt);
        _lastUsed.Add(prompt);
    }
}
