using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Psi.Policy.Tests.Knowledge;

/// <summary>Writes what <c>docs</c> says of the baseline's requirements.</summary>
internal static partial class RequirementPage
{
    private const int Width = 120;

    private const string Introduction =
        """
        # Requirements

        Generated from `src/Psi.Policy/Baseline/baseline.yaml`, `knowledge/requirements.yaml` and `knowledge/asvs-mapping.tsv`;
        do not edit. ASVS ids are those of
        [OWASP ASVS 5.0](https://owasp.org/www-project-application-security-verification-standard/), the short titles beside
        them are Psi's own; the full texts are in `knowledge/asvs-5.0.tsv`.

        These are the minimum application requirements of [Psi's baseline](baseline.md). Every one of them
        [an organisation's policy](policy.md#requirements) can replace, limit to product levels or retire, and it adds its own.

        ## How one is met

        - **By rules**: all of its rules looked at the whole project and found nothing.
        - **By evidence**: something that shows it was seen in the code, and its rules, if it has any, found nothing.
        - **By an attestation**: no code can show it, or none of Psi's rules can yet. Somebody looks, and says so in `psi.yaml`:

        ```yaml
        attestations:
          - { requirement: MAR-INPUT-4, by: dev-lead@contoso.example, on: 2026-10-01, until: 2027-10-01,
              note: The constraints are in openapi.yaml; reviewed with the product's owner. }
        ```

        An attestation never outweighs a finding. Whose word counts and for how long, [the policy says](policy.md#attestations).
        Until somebody attests such a requirement it is `not-assessed`, which fails no build and is seen in manifest and site.
        What a manifest shows as `met` always names its basis: rules, evidence or attestation.

        A requirement is for the projects it names. Which kind of application a project is and what it uses, Psi derives from
        its SDK, its target and its NuGet packages; what comes without a package, such as the data access of .NET Framework, it
        does not see. For every other project the requirement is `not-applicable`, with the reason.


        """;

    private static readonly Dictionary<string, string> Areas = new(StringComparer.Ordinal)
    {
        ["TLS"] = "Encrypted connections",
        ["CRYPTO"] = "Cryptography",
        ["PASSWORD"] = "Stored passwords",
        ["DESERIALIZATION"] = "Deserialization",
        ["XML"] = "XML",
        ["LOG"] = "Logs and errors",
        ["URL"] = "Addresses",
        ["INPUT"] = "Input",
        ["OUTPUT"] = "Output",
        ["WEB"] = "Browsers: headers, cookies and other sites",
        ["API"] = "Services",
        ["FILE"] = "Files",
        ["AUTHN"] = "Signing in",
        ["SESSION"] = "Sessions",
        ["AUTHZ"] = "Permissions",
        ["TOKEN"] = "Tokens",
        ["OAUTH"] = "OAuth authorization servers",
        ["CONFIG"] = "Deployment",
        ["DATA"] = "Data in the browser",
        ["BUILD"] = "Components",
    };

    private static readonly (string By, string Shown, string Counted)[] Answers =
    [
        (AsvsCoverage.Verified, "Psi verifies it", "Psi verifies {0}"),
        (AsvsCoverage.Attestable, "somebody attests it", "somebody attests {0}"),
        (AsvsCoverage.Organisation, "the organisation answers for it", "the organisation answers for {0}, not the application"),
        (AsvsCoverage.NotSeen, "not seen", "{0} are not seen"),
    ];

    private static IReadOnlyList<Requirement> Requirements => BaselinePolicy.Layer.File.Requirements;

    /// <summary>The whole of <c>docs/requirements.md</c>.</summary>
    public static string Whole()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        page.Append("## All of them\n\n| requirement | asks | ASVS 5.0 | met by |\n|---|---|---|---|\n");
        foreach (var requirement in Requirements)
        {
            page.Append(CultureInfo.InvariantCulture, $"| [{requirement.Id}](#{Anchor(requirement)}) | {requirement.Title} |")
                .Append(CultureInfo.InvariantCulture, $" {string.Join(", ", requirement.Asvs)} | {MetBy(requirement)} |\n");
        }

        page.Append('\n').Append(LevelOne());
        foreach (var area in Requirements.GroupBy(Area))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {Areas[area.Key]}\n");
            foreach (var requirement in area)
            {
                page.Append('\n').Append(Section(requirement));
            }
        }

        return page.ToString();
    }

    /// <summary><c>docs/baseline.md</c> with its table of requirements written again.</summary>
    public static string Baseline(string present)
    {
        var rows = Requirements.Select(requirement =>
            $"| {requirement.Id}: {requirement.Title}{(IsGentle(requirement) ? " (a warning)" : "")} "
            + $"| {string.Join(", ", requirement.Asvs)} | {MetBy(requirement)} |\n");
        return BaselineTable().Replace(
            present.ReplaceLineEndings("\n"),
            $"| requirement | ASVS 5.0 | met by |\n|---|---|---|\n{string.Concat(rows)}",
            1);
    }

    private static string LevelOne()
    {
        var all = AsvsRequirement.All.Where(asvs => asvs.Level == 1).ToList();
        var text = new StringBuilder("## What became of ASVS level 1\n\n");
        var counts = Answers
            .Select(answer => (answer.Counted, Count: all.Count(asvs => AsvsCoverage.Of(asvs.Id).By == answer.By)))
            .Where(answer => answer.Count > 0)
            .Select(answer => string.Format(CultureInfo.InvariantCulture, answer.Counted, answer.Count));
        text.Append(Wrapped($"Of the {all.Count} requirements of level 1, {string.Join(", ", counts)}."))
            .Append("\n| ASVS 5.0 | asks | answer |\n|---|---|---|\n");
        foreach (var asvs in all)
        {
            var coverage = AsvsCoverage.Of(asvs.Id);
            var answer = Answers.Single(answer => answer.By == coverage.By).Shown;
            var links = coverage.Requirements
                .Select(id => Requirements.Single(one => one.Id == id))
                .Select(one => $"[{one.Id}](#{Anchor(one)})");
            text.Append(CultureInfo.InvariantCulture, $"| {asvs.Id} {asvs.Section} | {coverage.Title} | ")
                .Append(coverage.Why.Length > 0 ? $"{answer}: {coverage.Why}" : $"{answer}: {string.Join(", ", links)}")
                .Append(" |\n");
        }

        return text.ToString();
    }

    private static string Section(Requirement requirement)
    {
        var written = RequirementText.All.Single(text => text.Id == requirement.Id);
        var asvs = requirement.Asvs.Select(id => $"{id} {AsvsCoverage.Of(id).Title} (level {AsvsRequirement.Of(id).Level})");
        return $"### {requirement.Id}: {requirement.Title}\n\n| | |\n|---|---|\n"
            + $"| ASVS 5.0 | {string.Join("; ", asvs)} |\n"
            + $"| Product levels | {(requirement.Levels is { } levels ? string.Join(", ", levels) : "all")} |\n"
            + $"| Projects | {(requirement.AppliesTo is { } traits ? string.Join(", ", traits.Select(trait => $"`{trait}`")) : "all")} |\n"
            + $"| Met by | {MetBy(requirement)} |\n"
            + $"| Not met | {(IsGentle(requirement) || !requirement.IsVerifiedByCode ? "a warning" : "an error")} |\n\n"
            + $"{Wrapped($"**What this cannot see.** {written.CannotSee}")}\n"
            + Wrapped($"**How to meet it.** {written.ToMeet}");
    }

    private static string MetBy(Requirement requirement)
    {
        List<string> ways = [];
        if (requirement.Rules.Count > 0)
        {
            ways.Add(Links(requirement.Rules));
        }

        if (requirement.Evidence.Count > 0)
        {
            ways.Add($"evidence {Links(requirement.Evidence)}");
        }

        return string.Join("; ", requirement.IsAttestable ? [.. ways, ways.Count > 0 ? "or an attestation" : "an attestation"] : ways);
    }

    private static bool IsGentle(Requirement requirement) => requirement.IsVerifiedByCode && requirement.Severity == Severity.Warning;

    private static string Links(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => $"[{id}](rules/{id}.md)"));

    private static string Area(Requirement requirement) => requirement.Id.Split('-')[1];

    private static string Anchor(Requirement requirement) =>
        NotInAnchors().Replace($"{requirement.Id} {requirement.Title}".ToLowerInvariant(), "").Replace(' ', '-');

    private static string Wrapped(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= Width)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length == 0 ? word : $" {word}";
        }

        return string.Concat(lines.Select(line => $"{line}\n"));
    }

    [GeneratedRegex(@"^\| requirement \| ASVS 5\.0 \|[^\n]*\n(\|[^\n]*\n)+", RegexOptions.Multiline)]
    private static partial Regex BaselineTable();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NotInAnchors();
}
