namespace Psi.Policy.Tests.Knowledge;

/// <summary>What became of a requirement of ASVS: who or what answers it, by <c>knowledge/asvs-mapping.tsv</c>.</summary>
/// <param name="Id">The requirement of ASVS.</param>
/// <param name="By">One of the constants.</param>
/// <param name="Requirements">The requirements of the baseline that ask for it.</param>
/// <param name="Title">What it asks, in a few words of Psi's own.</param>
/// <param name="Why">Why no requirement asks for it; empty where one does.</param>
internal sealed record AsvsCoverage(string Id, string By, IReadOnlyList<string> Requirements, string Title, string Why)
{
    public const string Verified = "verified";
    public const string Attestable = "attestable";
    public const string Organisation = "organisation";
    public const string NotSeen = "not-seen";

    public static IReadOnlyList<AsvsCoverage> All { get; } =
    [
        .. KnowledgeTable.Rows("asvs-mapping.tsv", "id", "by", "requirement", "title", "why")
            .Select(row => new AsvsCoverage(
                row[0], row[1], row[2].Split(", ", StringSplitOptions.RemoveEmptyEntries), row[3], row[4])),
    ];

    public static AsvsCoverage Of(string id) => All.Single(one => one.Id == id);
}
