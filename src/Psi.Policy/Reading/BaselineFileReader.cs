using Psi.Policy.Reading;
using Psi.Policy.Yaml;

namespace Psi.Policy;

/// <summary>Reads baselines of repositories (<c>psi: baseline/v1</c>).</summary>
public static class BaselineFileReader
{
    /// <summary>What the key <c>psi</c> of a baseline says.</summary>
    public const string Format = "baseline/v1";

    /// <summary>
    /// Reads a baseline. Reports all mistakes of the file, each a PSI0002 with its place and what was expected; never throws.
    /// </summary>
    /// <param name="path">The path as it is to be shown.</param>
    /// <param name="text">The file's content.</param>
    public static ReadResult<BaselineFile> Read(string path, string text)
    {
        var log = new ProblemLog(ProblemIds.ProductInvalid);
        var baseline = YamlReader.Read(path, text, log.Error) is { } root ? ReadRoot(root, log) : null;
        return new ReadResult<BaselineFile>(baseline, log.InFileOrder());
    }

    private static BaselineFile? ReadRoot(YamlNode root, ProblemLog log)
    {
        var map = new ContractMapping(root, "a baseline", log);
        if (!map.IsMapping)
        {
            return null;
        }

        if (!map.HasFormat(Format))
        {
            return null;
        }

        var approvedOn = map.Required<CalendarDate?>("approvedOn", ValueParsers.Date, "2026-11-22");
        var expires = map.Required<CalendarDate?>("expires", ValueParsers.Date, "2027-05-21");
        var baseline = new BaselineFile
        {
            Location = map.Location,
            Reason = map.Required<string>("reason", ValueParsers.Text, "Found when Psi was introduced.") ?? "",
            Owner = map.Required<string>("owner", ValueParsers.Person, "dev-lead@contoso.example") ?? "",
            ApprovedBy = map.Required<string>("approvedBy", ValueParsers.Person, "appsec@contoso.example") ?? "",
            ApprovedOn = approvedOn ?? default,
            Expires = expires ?? default,
            Components = map.Mappings("components", "a component of the baseline", ReadComponent),
            Findings = map.Mappings("findings", "a finding of the baseline", ReadFinding),
        };
        if (approvedOn is { } from && expires is { } to && to < from)
        {
            map.Error("expires", $"a baseline cannot expire ({to}) before it is approved ({from})");
        }

        if (map.Node("components") is null && map.Node("findings") is null)
        {
            map.Missing("components", "(or findings:) or remove the file");
        }

        map.Finish();
        RefuseRepeated(baseline, log);
        return baseline;
    }

    private static BaselineComponent? ReadComponent(ContractMapping map)
    {
        var component = map.Required<PackageUrl>("purl", ValueParsers.ExactComponent, "pkg:nuget/Newtonsoft.Json@12.0.1");
        var rules = RequiredList(map, "rules", ValueParsers.BaselineRule, "[PSI1002]");
        var advisories = map.OptionalList<string>("advisories", ValueParsers.Advisory);
        var paths = RequiredList(map, "paths", ValueParsers.FilePath, "[src/Web/Web.csproj]");
        if (rules is not null && rules.Contains(ProblemIds.Vulnerable) && advisories is null)
        {
            map.Error(
                "rules",
                $"{ProblemIds.Vulnerable} is about single vulnerabilities; "
                + "name them under 'advisories', for example advisories: [GHSA-5crp-9r3c-p9vr]");
        }

        if (rules is not null && !rules.Contains(ProblemIds.Vulnerable) && advisories is not null)
        {
            map.Error("advisories", $"advisories are about {ProblemIds.Vulnerable}, which 'rules' does not name");
        }

        map.Finish();
        if (component is null || rules is null || paths is null)
        {
            return null;
        }

        return new BaselineComponent
        {
            Location = map.Location,
            Component = component,
            Rules = rules,
            Advisories = advisories ?? [],
            Paths = paths,
        };
    }

    private static BaselineFinding? ReadFinding(ContractMapping map)
    {
        var rule = map.Required<string>("rule", ValueParsers.FindingRule, "PSI3201");
        var path = map.Required<string>("path", ValueParsers.FilePath, "src/Web/Client.cs");
        var count = map.Required<int?>("count", ValueParsers.FindingCount, "1");
        map.Finish();
        return rule is null || path is null || count is null
            ? null
            : new BaselineFinding { Location = map.Location, RuleId = rule, Path = path, Count = count.Value };
    }

    private static IReadOnlyList<string>? RequiredList(ContractMapping map, string key, Parse<string> parse, string example)
    {
        if (map.Node(key) is null)
        {
            map.Missing(key, example);
        }

        return map.OptionalList(key, parse);
    }

    // Of two entries about one thing it would be unclear which one was approved.
    private static void RefuseRepeated(BaselineFile baseline, ProblemLog log)
    {
        var components = new HashSet<(PackageUrl, string)>();
        foreach (var entry in baseline.Components)
        {
            foreach (var path in entry.Paths.Where(path => !components.Add((entry.Component, BaselineCoverage.KeyOf(path)))))
            {
                log.Error(entry.Location, () =>
                    $"{entry.Component} in {DisplayText.OneLine(path, 80)} stands twice in 'components'; "
                    + "keep one of them, with the rules of both");
            }
        }

        var findings = new HashSet<(string, string)>();
        foreach (var entry in baseline.Findings.Where(entry => !findings.Add((entry.RuleId, BaselineCoverage.KeyOf(entry.Path)))))
        {
            log.Error(entry.Location, () =>
                $"{entry.RuleId} in {DisplayText.OneLine(entry.Path, 80)} stands twice in 'findings'; keep one of them");
        }
    }
}
