using Psi.Measures.Sources.Json;
using Psi.Policy;

namespace Psi.Measures.Sources.Events;

/// <summary>A system's words for how things end; what the sources file says of a word goes first.</summary>
/// <param name="Ends">The words for an end.</param>
/// <param name="GoesOn">The words for what has not ended, or say nothing of it.</param>
internal sealed record OutcomeWords(IReadOnlyDictionary<string, EventOutcome> Ends, IReadOnlyCollection<string> GoesOn)
{
    /// <summary>How it ended; null while it goes on.</summary>
    /// <exception cref="SourceFormatException">Nobody knows the word.</exception>
    public EventOutcome? Of(SourceValue word, SourceEntry entry)
    {
        var text = word.Text().Trim();
        return entry.Outcomes.TryGetValue(text, out var own) ? own
            : Ends.TryGetValue(text, out var outcome) ? outcome
            : GoesOn.Contains(text) ? null
            : throw new SourceFormatException(
                $"'{DisplayText.OneLine(text, 60)}' is not known; there are {string.Join(", ", [.. Ends.Keys, .. GoesOn])}; "
                + "explain another one under 'outcomes' in the sources file",
                word.At);
    }
}
