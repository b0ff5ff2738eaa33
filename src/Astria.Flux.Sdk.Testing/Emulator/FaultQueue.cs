namespace Astria.Flux.Testing.Emulator;

/// <summary>The faults that are still to happen. Thread-safe.</summary>
internal sealed class FaultQueue
{
    private readonly Lock _gate = new();
    private readonly List<(EmulatorFault Fault, int Left)> _faults = [];

    public void Add(EmulatorFault fault)
    {
        lock (_gate) _faults.Add((fault, fault.Count));
    }

    public void Clear()
    {
        lock (_gate) _faults.Clear();
    }

    /// <summary>Takes the first fault that fits a request.</summary>
    public EmulatorFault? Take(string method, string path, Func<EmulatorFaultKind, bool> fits)
    {
        lock (_gate)
        {
            for (var i = 0; i < _faults.Count; i++)
            {
                var (fault, left) = _faults[i];
                if (!fits(fault.Kind) || !path.Contains(fault.Path, StringComparison.Ordinal)
                    || (fault.Method is { } wanted && !string.Equals(wanted, method, StringComparison.OrdinalIgnoreCase)))
                    continue;
                if (left <= 1) _faults.RemoveAt(i);
                else _faults[i] = (fault, left - 1);
                return fault;
            }

            return null;
        }
    }
}
