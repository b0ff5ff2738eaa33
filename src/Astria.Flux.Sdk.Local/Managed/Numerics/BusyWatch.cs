namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>
/// Decides how many helpers are worth calling. On a busy machine a helper may be put aside in the middle of its piece, and whoever
/// called it waits; when more time is lost like that than helpers save, one fewer is called, and tried again a while later.
/// </summary>
internal sealed class BusyWatch
{
    // Enough calls to judge by; a matrix product makes two.
    private const int CallsToJudge = 200;
    private const double ShortestPause = 0.5;
    private const double LongestPause = 16;

    private readonly int _all;
    private readonly long _second;
    private int _calls;
    private double _waited;
    private double _saved;
    private double _pause = ShortestPause;
    private long _tryAgainAt;

    /// <summary>Calls all of them at first.</summary>
    /// <param name="helpers">How many there are.</param>
    /// <param name="second">Clock ticks of a second.</param>
    public BusyWatch(int helpers, long second)
    {
        Helpers = _all = helpers;
        _second = second;
    }

    /// <summary>How many to call now.</summary>
    public int Helpers { get; private set; }

    /// <summary>A call is done.</summary>
    /// <param name="began">When it began.</param>
    /// <param name="outOfWork">When its caller found no more pieces.</param>
    /// <param name="done">When the last helper had finished.</param>
    /// <param name="helped">Share of the pieces that helpers did.</param>
    public void Saw(long began, long outOfWork, long done, double helped)
    {
        if (Helpers < _all && done >= _tryAgainAt)
        {
            Change(+1, done);
            return;
        }

        // Alone the caller would have worked for its own time ÷ (1 − helped): waiting for longer than helped × all is a loss.
        _waited += done - outOfWork;
        _saved += helped * (done - began);
        if (++_calls < CallsToJudge) return;
        if (Helpers > 0 && _waited > _saved)
        {
            Change(-1, done);
            _pause = Math.Min(2 * _pause, LongestPause);
            return;
        }

        if (Helpers == _all) _pause = ShortestPause;
        Forget();
    }

    private void Change(int by, long now)
    {
        Helpers += by;
        _tryAgainAt = now + (long)(_pause * _second);
        Forget();
    }

    private void Forget()
    {
        _calls = 0;
        _waited = 0;
        _saved = 0;
    }
}
