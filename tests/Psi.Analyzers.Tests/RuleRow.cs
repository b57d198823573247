namespace Psi.Analyzers.Tests;

/// <summary>One row of <c>src/Psi.Analyzers/rules.tsv</c>, where everything that several files say of a rule is written once.</summary>
/// <param name="Id">Such as <c>PSI3101</c>.</param>
/// <param name="Name">The constant's name; an analyzer is called after it.</param>
/// <param name="Category">The category; <c>-</c> for an id that no analyzer reports.</param>
/// <param name="Severity">The default severity; <c>-</c> where the policy decides it.</param>
/// <param name="CodeFix"><c>yes</c>, <c>no</c>, or <c>-</c>.</param>
/// <param name="Asvs">Ids of OWASP ASVS 5.0, or <c>-</c>.</param>
/// <param name="Cwe">Ids of CWE, or <c>-</c>.</param>
/// <param name="Title">What the rule finds, in a few words.</param>
internal sealed record RuleRow(
    string Id,
    string Name,
    string Category,
    string Severity,
    string CodeFix,
    string Asvs,
    string Cwe,
    string Title)
{
    public const string TablePath = "src/Psi.Analyzers/rules.tsv";

    private const string None = "-";

    public static IReadOnlyList<RuleRow> All { get; } =
    [
        .. File.ReadLines(Path.Combine(SourceFolder.Root, TablePath))
            .Skip(1)
            .Select(static line => line.Split('\t'))
            .Select(static cells => new RuleRow(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7])),
    ];

    /// <summary>The rows of rules that an analyzer reports.</summary>
    public static IReadOnlyList<RuleRow> Analyzers { get; } = [.. All.Where(static row => row.IsAnalyzer)];

    /// <summary>The rows on which a requirement can rest: rules about code, and evidence. An analyzer also reports facts.</summary>
    public static IReadOnlyList<RuleRow> OfRequirements { get; } = [.. Analyzers.Where(static row => row.Category != RuleCategory.Facts)];

    /// <summary>The rows of rules about code, which find what is wrong.</summary>
    public static IReadOnlyList<RuleRow> Rules { get; } =
        [.. OfRequirements.Where(static row => row.Category != RuleCategory.Evidence)];

    public bool IsAnalyzer => Category != None;

    public bool HasCodeFix => CodeFix == "yes";

    /// <summary>A cell as a document writes it: empty where there is nothing.</summary>
    public static string Shown(string cell) => cell == None ? "" : cell;

    /// <summary>The row of an id.</summary>
    public static RuleRow Of(string id) => All.Single(row => row.Id == id);
}
