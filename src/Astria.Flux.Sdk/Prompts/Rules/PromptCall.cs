using System.Text;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>A call of a prompt function: <c>("a cat", "a dog").blend(0.7, 0.3)</c>, <c>cat.swap(dog)</c>, <c>MASK(0 0.5)</c>.</summary>
internal readonly ref struct PromptCall
{
    private static readonly char[] Quotes = ['"', '\u201C', '\u201D', '\'', ' '];

    private readonly TokenView _view;
    private readonly int _name;
    private readonly int _operandEnd;

    /// <summary>Reads a call.</summary>
    /// <param name="view">The prompt.</param>
    /// <param name="name">The function's name; an opening bracket follows, and closes.</param>
    /// <param name="from">What stands before this token belongs to another call.</param>
    public PromptCall(TokenView view, int name, int from)
    {
        _view = view;
        _name = name;
        First = name;
        _operandEnd = -1;
        if (!IsMethod(view, name))
            return;
        var last = name - 2;
        var first = view.Kind(last) switch
        {
            PromptTokenKind.CloseBracket => view.Tokens[last].Match,
            PromptTokenKind.Quoted or PromptTokenKind.Word => last,
            _ => -1,
        };
        if (first < from)
            return;
        First = first;
        _operandEnd = last;
    }

    /// <summary>The token with which the call begins: what the function is called on, or its name.</summary>
    public int First { get; }

    /// <summary>Whether a name stands behind the point of a method.</summary>
    public static bool IsMethod(TokenView view, int name) => view.IsCharacter(name - 1, '.') && view.IsGlued(name) && view.IsGlued(name - 1);

    /// <summary>What says the same in words; <see langword="null"/> for what no words can say.</summary>
    public PromptEdit? Rewrite(PromptText text)
    {
        var close = _view.Tokens[_name + 1].Match;
        if (IsMethod(_view, _name))
        {
            if (_operandEnd < 0)
                return null;
            var operands = Operands(text, First, _operandEnd);
            if (_view.Is(_name, "swap"))
                operands = [Join(operands, " and "), Plain(text, _name + 2, FirstArgumentEnd(close))];
            return operands.Any(operand => operand.Length == 0) || operands.Count == 0 ? null : new(_view.Span(First, close), Said(operands));
        }

        // "TE(t5xxl=a cat)", "DEF(X=a cat)" hold words of their own; "STYLE(A1111)", "MASK(0 0.5)", "withLora(x, 0.5)" are settings, and the words round them stay.
        return _view.Is(_name, "te") || _view.Is(_name, "def") || !HoldsWordsElsewhere(text, close) ? null : Without(close);
    }

    private string Said(List<string> operands)
    {
        if (operands.Count == 1)
            return operands[0];
        if (_view.Is(_name, "blend"))
            return "a blend of " + Join(operands, " and ");
        if (_view.Is(_name, "swap"))
            return Join(operands, " or ");
        // "and" and "add" are several prompts, told one after the other.
        var said = new StringBuilder();
        foreach (var operand in operands)
            said.Append(said.Length == 0 ? string.Empty : ". ").Append(operand.TrimEnd('.'));
        return said.ToString();
    }

    private static string Join(List<string> parts, string link) => parts.Count < 2 ? string.Concat(parts) : string.Join(", ", parts.Take(parts.Count - 1)) + link + parts[parts.Count - 1];

    // What stands between quotes and commas; commas within quotes are no tokens.
    private List<string> Operands(PromptText text, int first, int last)
    {
        if (!_view.IsKind(first, PromptTokenKind.OpenBracket))
            return [Plain(text, first, last)];
        List<string> operands = [];
        var hasQuotes = _view.IsKind(first + 1, PromptTokenKind.Quoted);
        var start = first + 1;
        for (var i = first + 1; i <= last; i++)
        {
            if (i < last && !(hasQuotes && _view.IsKind(i, PromptTokenKind.Comma)))
                continue;
            operands.Add(Plain(text, start, i - 1));
            start = i + 1;
        }

        return operands;
    }

    private int FirstArgumentEnd(int close)
    {
        var end = _name + 2;
        while (end < close && !_view.IsKind(end, PromptTokenKind.Comma))
            end++;
        return end - 1;
    }

    // Without its quotes; with a bracket in it, it is another call, or a weight.
    private string Plain(PromptText text, int first, int last)
    {
        if (last < first)
            return string.Empty;
        for (var i = first; i <= last; i++)
        {
            if (_view.Kind(i) is PromptTokenKind.OpenBracket or PromptTokenKind.CloseBracket || (_view.IsKind(i, PromptTokenKind.Quoted) && first < last))
                return string.Empty;
        }

        return text[_view.Span(first, last)].ToString().Trim(Quotes);
    }

    private bool HoldsWordsElsewhere(PromptText text, int close)
    {
        var within = 0;
        for (var i = First; i <= close; i++)
            within += _view.IsKind(i, PromptTokenKind.Word) ? 1 : 0;
        return text.WordCount > within;
    }

    // "a cat AVG(0.5) a dog": two prompts, of which a comma makes one.
    private PromptEdit Without(int close) => _view.Word(_name)[0] is >= 'A' and <= 'Z' && _view.Kind(First - 1) is PromptTokenKind.Word or PromptTokenKind.Quoted && _view.Kind(close + 1) is PromptTokenKind.Word or PromptTokenKind.Quoted
        ? new(PromptSpan.FromBounds(_view.Tokens[First - 1].End, _view.Tokens[close].End), ",")
        : PromptEdit.Remove(_view.Cut(First, close));
}
