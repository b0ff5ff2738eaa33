using System.Reflection;
using Astria.Flux.Astria;
using Microsoft.Extensions.Logging;

namespace Astria.Flux.Ecosystem.Tests;

/// <summary>A message that the library logs.</summary>
internal sealed record LogMessages(int Id, string Name, LogLevel Level, string Category, string Text, string Package)
{
    private static readonly string[] Packages =
    [
        "Astria.Flux.Sdk", "Astria.Flux.Sdk.AI", "Astria.Flux.Sdk.AspNetCore", "Astria.Flux.Sdk.HealthChecks", "Astria.Flux.Sdk.Imaging",
        "Astria.Flux.Sdk.Imaging.Heic", "Astria.Flux.Sdk.Local", "Astria.Flux.Sdk.Testing",
    ];

    public static IReadOnlyList<LogMessages> All { get; } =
    [
        .. Packages.SelectMany(package => Assembly.Load(package).GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Message: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(pair => pair.Message is not null)
            .Select(pair => new LogMessages(
                pair.Message!.EventId, pair.Message.EventName ?? string.Empty, pair.Message.Level, CategoryOf(pair.Method.DeclaringType!), pair.Message.Message, pair.Method.Module.Assembly.GetName().Name!))
            .OrderBy(message => message.Id),
    ];

    // What stands behind the client logs in its name.
    private static string CategoryOf(Type type) => type.Namespace == "Astria.Flux.Astria.Http" ? typeof(AstriaClient).FullName! : type.FullName!;
}
