using System.Globalization;

namespace Psi.Policy.Tests.Knowledge;

/// <summary>A requirement of OWASP ASVS 5.0, as <c>knowledge/asvs-5.0.tsv</c> has it.</summary>
internal sealed record AsvsRequirement(string Id, int Level, string Chapter, string Section, string Text)
{
    public static IReadOnlyList<AsvsRequirement> All { get; } =
    [
        .. KnowledgeTable.Rows("asvs-5.0.tsv", "id", "level", "chapter", "section", "text")
            .Select(row => new AsvsRequirement(row[0], int.Parse(row[1], CultureInfo.InvariantCulture), row[2], row[3], row[4])),
    ];

    private static readonly Dictionary<string, AsvsRequirement> ById = All.ToDictionary(one => one.Id, StringComparer.Ordinal);

    public static AsvsRequirement Of(string id) => ById[id];
}
