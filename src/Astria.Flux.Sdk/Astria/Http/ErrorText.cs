using System.Net;
using System.Text;

namespace Astria.Flux.Astria.Http;

/// <summary>Says in words what an error status means and what to do about it.</summary>
internal static class ErrorText
{
    public static string Of(HttpStatusCode status, AstriaProblem? problem, TimeSpan? retryAfter, Func<string, string> write)
    {
        var text = new StringBuilder(Invariant($"{(int)status}, {Meaning(status, problem)}"));
        if (retryAfter is { } wait) text.Append($" The service asks to wait {wait}.");
        foreach (var fault in problem?.Read(write) ?? [])
            text.Append("\n- ").Append(fault);
        return text.ToString();
    }

    private static string Meaning(HttpStatusCode status, AstriaProblem? problem) => (int)status switch
    {
        _ when problem is { IsOutOfBalance: true } => "too little balance. Add funds or choose a payer that has some, then ask again.",
        400 => "the request is malformed, or pages too deep. Correct it; repeating doesn't help.",
        401 => "the key is missing or wrong. Make one at astria.ai/users/edit/api and set it in the options.",
        402 => "the account's plan does not allow this.",
        403 => "the account may not do this.",
        404 => "there is no such object, or it is another account's.",
        408 => "the request took too long to arrive.",
        413 => "the files are too big; about 3 MB each is reasonable.",
        422 => "the request was refused. Correct what is named; repeating doesn't help.",
        426 => "this client is too old for the service; update the package.",
        429 => "too many requests. Ask less often, or let the service call back.",
        500 => "the service failed.",
        504 => "the service took more than 30 seconds; the work was probably done all the same.",
        _ => "the call failed.",
    };
}
