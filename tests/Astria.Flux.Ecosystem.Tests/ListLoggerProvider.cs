using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Astria.Flux.Ecosystem.Tests;

/// <summary>Keeps what is logged by the library, with all that goes with it.</summary>
internal sealed class ListLoggerProvider : ILoggerProvider
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> _messages = new();

    public IReadOnlyList<(int Id, LogLevel Level, string Text)> Messages => [.. _messages];

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Astria.", StringComparison.Ordinal) ? new ListLogger(this) : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public void Dispose()
    {
    }

    private sealed class ListLogger(ListLoggerProvider owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            owner._messages.Enqueue((eventId.Id, logLevel, formatter(state, exception) + exception));
    }
}
