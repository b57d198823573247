using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Something of Psi's own that came from elsewhere: an internal property or item that the repo or a command line sets, a target of Psi's
/// that is defined again, or an input that is not what Psi makes of the same files.
/// </summary>
/// <param name="Name">The property, item or target.</param>
/// <param name="Value">What it is set to, as it is written.</param>
/// <param name="At">Where; null when no file of the repo is known to write it.</param>
/// <param name="Consequence">What became of it, as a sentence.</param>
internal sealed record ForeignInput(string Name, string Value, FileLocation? At, string Consequence)
{
    /// <summary>What became of a name that nothing could be done about.</summary>
    public const string InEffect = "What this build decided may rest on it.";

    /// <summary>PSI0103.</summary>
    /// <param name="project">Where to report what has no place of its own.</param>
    public Problem AsProblem(FileLocation project) => new(
        ProblemIds.RuleDidNotRun, Severity.Error, At ?? project,
        $"{DisplayText.OneLine(Name)} is Psi's own, and "
        + (Value.Length == 0 ? "something else defines it" : $"is '{DisplayText.OneLine(Value, 200)}'")
        + (At is null ? " (set by no file of the repo, so by the command line, the environment or a package). " : " here. ")
        + $"{Consequence} Remove it; what may be set is in docs/how-the-gate-works.md.");

    /// <summary>Whether it is a target, which has no value.</summary>
    public bool IsTarget => Value.Length == 0 && At is not null;

    /// <summary>Each name once, or once at each place that is known.</summary>
    public static IReadOnlyList<ForeignInput> Distinct(IEnumerable<ForeignInput> inputs) =>
        [.. inputs
            .GroupBy(input => input.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(named => named.Key, StringComparer.Ordinal)
            .SelectMany(OfName)];

    // What was computed again says what became of it, and what was read in a file says where it is.
    private static IEnumerable<ForeignInput> OfName(IEnumerable<ForeignInput> named)
    {
        var all = named.ToList();
        var consequence = all.Select(input => input.Consequence).FirstOrDefault(text => text != InEffect) ?? InEffect;
        var placed = all.Where(input => input.At is not null).ToList();
        return (placed.Count > 0 ? placed : all.GroupBy(input => input.Value).Select(same => same.First()))
            .Select(input => input with { Consequence = consequence })
            .Distinct();
    }
}
