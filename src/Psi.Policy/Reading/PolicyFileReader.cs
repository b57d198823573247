using Psi.Policy.Reading;
using Psi.Policy.Yaml;

namespace Psi.Policy;

/// <summary>Reads policy files (<c>psi: policy/v1</c>).</summary>
public static class PolicyFileReader
{
    /// <summary>What the key <c>psi</c> of a policy file says.</summary>
    public const string Format = "policy/v1";

    /// <summary>
    /// Reads a policy file. Reports all mistakes of the file, each a PSI0001 with its place and what was expected; never throws.
    /// </summary>
    /// <param name="path">The path as it is to be shown.</param>
    /// <param name="text">The file's content.</param>
    public static ReadResult<PolicyFile> Read(string path, string text)
    {
        var log = new ProblemLog(ProblemIds.PolicyInvalid);
        var policy = YamlReader.Read(path, text, log.Error) is { } root ? ReadRoot(path, root, log) : null;
        return new ReadResult<PolicyFile>(policy, log.InFileOrder());
    }

    private static PolicyFile? ReadRoot(string path, YamlNode root, ProblemLog log)
    {
        var map = new ContractMapping(root, "a policy file", log);
        if (!map.IsMapping)
        {
            return null;
        }

        if (!map.HasFormat(Format))
        {
            return null;
        }

        var enforcement = map.OptionalMapping("enforcement", "'enforcement'");
        var waivers = map.OptionalMapping("waivers", "'waivers'");
        var attestations = map.OptionalMapping("attestations", "'attestations'");
        var vulnerabilities = map.OptionalMapping("vulnerabilities", "'vulnerabilities'");
        var rules = map.OptionalMapping("rules", "'rules'");
        var places = Places(
            ("", map),
            ("enforcement.", enforcement),
            ("waivers.", waivers),
            ("attestations.", attestations),
            ("vulnerabilities.", vulnerabilities),
            ("rules.", rules));
        var policy = new PolicyFile
        {
            Path = path,
            Organisation = map.Required<string>("organisation", ValueParsers.Line, "Contoso") ?? "",
            Version = map.Required<string>("version", ValueParsers.Line, "\"2026.11\"") ?? "",
            Help = map.Optional<string>("help", ValueParsers.HelpAddress),
            ExtendsBaseline = map.Word("extends", Vocabularies.Extensions) ?? true,
            EnforcementLocation = map.LocationOf("enforcement"),
            Locations = places,
            DefaultEnforcement = enforcement?.Word("default", Vocabularies.EnforcementModes),
            MinimumEnforcement = enforcement?.Word("minimum", Vocabularies.EnforcementModes),
            WaiversFrom = enforcement?.Word("waiversFrom", Vocabularies.WaiverSources),
            Unlisted = ReadScopedSeverity(map.OptionalMapping("unlisted", "'unlisted'")),
            Unpinned = ReadScopedSeverity(map.OptionalMapping("unpinned", "'unpinned'")),
            Vulnerabilities = ReadVulnerabilities(vulnerabilities),
            Tests = map.Word("tests", Vocabularies.TestCodes),
            Rewriters = map.OptionalList<string>("rewriters", ValueParsers.Rewriter),
            WaiverMaximumDays = waivers?.Optional<int?>("maxDays", ValueParsers.Days),
            WaiverApprovers = waivers?.OptionalList<string>("approvers", ValueParsers.Person),
            Attestations = new(
                attestations?.OptionalList<string>("by", ValueParsers.Person),
                attestations?.Optional<int?>("maxDays", ValueParsers.Days)),
            Rules = ReadRules(rules),
            Levels = ReadLevels(map.OptionalMapping("levels", "'levels'"), places),
            Components = map.Mappings("components", "a component entry", ReadComponent),
            Support = map.Mappings("support", "a support entry", ReadSupport),
            Services = map.Mappings("services", "a service", ReadService),
            Requirements = map.Mappings("requirements", "a requirement", ReadRequirement),
            OperatingModel = map.Mappings("operatingModel", "a key that product files must have", ReadOperatingModelDemand),
            Practices = map.Mappings("practices", "a practice that is asked for", ReadPracticeDemand),
        };
        enforcement?.Finish();
        waivers?.Finish();
        attestations?.Finish();
        map.Finish();
        map.RefuseRepeatedIds("services", policy.Services.Select(service => (service.Id, service.Location)));
        map.RefuseRepeatedIds("requirements", policy.Requirements.Select(requirement => (requirement.Id, requirement.Location)));
        map.RefuseRepeatedIds("operatingModel", policy.OperatingModel.Select(demand => (demand.Subject, demand.Location)));
        map.RefuseRepeatedIds("practices", policy.Practices.Select(demand => (demand.Subject, demand.Location)));
        return policy;
    }

    private static Dictionary<string, FileLocation> Places(params (string Prefix, ContractMapping? Map)[] maps) => maps
        .Where(part => part.Map is not null)
        .SelectMany(part => part.Map!.Places().Select(place => (Key: part.Prefix + place.Key, place.Value)))
        .GroupBy(place => place.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);

    private static ScopedSeverity? ReadScopedSeverity(ContractMapping? map)
    {
        if (map is null)
        {
            return null;
        }

        var severity = map.Word("severity", Vocabularies.ScopedSeverities);
        if (severity is null && map.Node("severity") is null)
        {
            map.Missing("severity", "warning");
        }

        var scopes = map.Words("scopes", Vocabularies.Scopes) ?? AllScopes;
        map.Finish();
        return new ScopedSeverity(severity ?? Severity.Error, scopes, map.Location);
    }

    private static VulnerabilityRules ReadVulnerabilities(ContractMapping? map)
    {
        if (map is null)
        {
            return VulnerabilityRules.None;
        }

        var rules = new VulnerabilityRules(
            map.Word("low", Vocabularies.ScopedSeverities),
            map.Word("moderate", Vocabularies.ScopedSeverities),
            map.Word("high", Vocabularies.ScopedSeverities),
            map.Word("critical", Vocabularies.ScopedSeverities),
            map.Word("unaudited", Vocabularies.ScopedSeverities));
        map.Finish();
        return rules;
    }

    private static RuleSettings ReadRules(ContractMapping? map)
    {
        if (map is null)
        {
            return RuleSettings.None;
        }

        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var setting in RuleSetting.All)
        {
            if (map.Optional(setting.Name, ValueParsers.Between(setting.Least, setting.Most)) is { } value)
            {
                values.Add(setting.Name, value);
            }
        }

        map.Finish();
        return new RuleSettings(values);
    }

    private static LevelDefinitions ReadLevels(ContractMapping? map, Dictionary<string, FileLocation> places)
    {
        if (map is null)
        {
            return LevelDefinitions.None;
        }

        var levels = new LevelDefinitions(
            ReadLevelMap(map, "technology", places), ReadLevelMap(map, "dataTypes", places), ReadLevelMap(map, "criticality", places));
        map.Finish();
        return levels;
    }

    private static Dictionary<string, int> ReadLevelMap(ContractMapping map, string key, Dictionary<string, FileLocation> places)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = map.OptionalMapping(key, $"'{key}', each with its product level");
        foreach (var word in words?.Keys ?? [])
        {
            if (!ValueParsers.Word(word, out _, out var expectation))
            {
                words!.Error(word, $"a key of '{key}' is not valid: {expectation}");
            }

            levels[word] = words!.Optional<int>(word, ValueParsers.Level);
            places[$"levels.{key}.{word}"] = words.LocationOf(word);
        }

        words?.Finish();
        return levels;
    }

    private static ComponentEntry? ReadComponent(ContractMapping map)
    {
        var pattern = map.Required<ComponentPattern>("purl", ValueParsers.VersionlessPattern, "pkg:nuget/Serilog");
        var status = map.Required<ComponentStatus?>("status", Vocabularies.Statuses.TryParse, "permitted");
        var entry = new ComponentEntry
        {
            Location = map.LocationOf("purl"),
            Pattern = pattern!,
            Status = status ?? ComponentStatus.Prohibited,
            Versions = map.Optional<VersionInterval>("versions", ValueParsers.Interval),
            Replacement = map.Optional<PackageUrl>("replacement", ValueParsers.Component),
            Reason = map.Optional<string>("reason", ValueParsers.Text),
            EnforceFrom = map.Optional<CalendarDate?>("enforceFrom", ValueParsers.Date),
            Scopes = map.Words("scopes", Vocabularies.Scopes),
            Levels = map.OptionalList<int>("levels", ValueParsers.Level),
            Owner = map.Optional<string>("owner", ValueParsers.Line),
            ReviewBy = map.Optional<CalendarDate?>("reviewBy", ValueParsers.Date),
        };
        if (status is ComponentStatus.Deprecated or ComponentStatus.Prohibited && map.Node("reason") is null)
        {
            map.Missing("reason", "Its support ended in 2024, so its vulnerabilities are not fixed.");
        }

        RefuseItself(map, pattern, entry.Replacement);
        map.Finish();
        return pattern is null || status is null ? null : entry;
    }

    private static SupportEntry? ReadSupport(ContractMapping map)
    {
        var pattern = map.Required<ComponentPattern>("purl", ValueParsers.VersionlessPattern, "pkg:generic/dotnet-runtime");
        var end = map.Required<CalendarDate?>("endOfSupport", ValueParsers.Date, "2026-11-10");
        var entry = new SupportEntry
        {
            Location = map.LocationOf("purl"),
            Pattern = pattern!,
            EndOfSupport = end ?? default,
            Versions = map.Optional<VersionInterval>("versions", ValueParsers.Interval),
            Source = map.Optional<string>("source", ValueParsers.Address),
            Replacement = map.Optional<PackageUrl>("replacement", ValueParsers.Component),
            Reason = map.Optional<string>("reason", ValueParsers.Text),
        };
        RefuseItself(map, pattern, entry.Replacement);
        map.Finish();
        return pattern is null || end is null ? null : entry;
    }

    private static void RefuseItself(ContractMapping map, ComponentPattern? pattern, PackageUrl? replacement)
    {
        if (pattern is { IsExact: true } && replacement is { Version: null } && pattern.Matches(replacement))
        {
            map.Error("replacement", $"'{replacement}' replaces itself; name another component, or the version to move to");
        }
    }

    private static SharedService? ReadService(ContractMapping map)
    {
        var required = map.OptionalMapping("requiredFor", "'requiredFor'");
        var service = new SharedService
        {
            Location = map.Location,
            Id = map.Required<string>("id", ValueParsers.Identifier, "identity-provider") ?? "",
            Title = map.Required<string>("title", ValueParsers.Line, "Contoso Identity") ?? "",
            Kind = map.Required<string>("kind", ValueParsers.Word, "identity") ?? "",
            Recommended = ReadTraces(map.OptionalMapping("recommended", "'recommended'")),
            InsteadOf = ReadTraces(map.OptionalMapping("insteadOf", "'insteadOf'")),
            RequiredLevels = required?.OptionalList<int>("levels", ValueParsers.Level),
            RequiredWhen = required?.Optional<string>("when", ValueParsers.Word),
            Severity = map.Word("severity", Vocabularies.RequirementSeverities) ?? Severity.Error,
            EnforceFrom = map.Optional<CalendarDate?>("enforceFrom", ValueParsers.Date),
        };
        if (required is not null && required.Node("levels") is null && required.Node("when") is null)
        {
            required.Missing("levels", "[2, 3] (or when: web)");
        }

        required?.Finish();
        map.Finish();
        return service.Id.Length == 0 ? null : service;
    }

    private static ServiceTraces ReadTraces(ContractMapping? map)
    {
        if (map is null)
        {
            return ServiceTraces.None;
        }

        var traces = new ServiceTraces
        {
            Hosts = map.List<string>("hosts", ValueParsers.HostPattern),
            Packages = map.List<ComponentPattern>("packages", ValueParsers.Pattern),
            ConfigurationKeys = map.List<string>("configurationKeys", ValueParsers.ConfigurationKey),
            Apis = map.List<string>("apis", ValueParsers.ApiName),
            Images = map.List<string>("images", ValueParsers.TraceName),
            Resources = map.List<string>("resources", ValueParsers.TraceName),
            Actions = map.List<string>("actions", ValueParsers.TraceName),
        };
        map.Finish();
        return traces;
    }

    private static Requirement? ReadRequirement(ContractMapping map)
    {
        var rules = map.OptionalList<string>("rules", ValueParsers.CodeRule) ?? [];
        var evidence = map.OptionalList<string>("evidence", ValueParsers.EvidenceId) ?? [];
        var isAttestable = map.Word("attestable", Vocabularies.YesOrNo) ?? false;
        var retired = map.Optional<string>("retired", ValueParsers.Text);
        var isVerifiable = rules.Count > 0 || evidence.Count > 0 || isAttestable || retired is not null;
        if (map.Node("rules") is null && map.Node("evidence") is null && !isVerifiable)
        {
            map.Missing("rules", "[PSI3201] (or evidence: [PSI3901], or attestable: true)");
        }

        var requirement = new Requirement
        {
            Location = map.Location,
            Id = map.Required<string>("id", ValueParsers.Identifier, "MAR-TLS-1") ?? "",
            Title = map.Required<string>("title", ValueParsers.Line, "Server certificates are validated") ?? "",
            Asvs = map.List<string>("asvs", ValueParsers.AsvsReference),
            Levels = map.OptionalList<int>("levels", ValueParsers.Level),
            AppliesTo = map.OptionalList<ProjectTrait>("appliesTo", ProjectTrait.TryParse),
            Rules = rules,
            Evidence = evidence,
            IsAttestable = isAttestable,
            Retired = retired,
            Severity = map.Word("severity", Vocabularies.RequirementSeverities) ?? Severity.Error,
            EnforceFrom = map.Optional<CalendarDate?>("enforceFrom", ValueParsers.Date),
        };
        map.Finish();
        return requirement.Id.Length == 0 || !isVerifiable ? null : requirement;
    }

    private static ProductDemand? ReadOperatingModelDemand(ContractMapping map)
    {
        var demand = ReadDemand(map, map.Required<string>("key", Vocabularies.OperatingModelKeys.TryParse, "decommissionPlan"));
        map.Finish();
        return demand;
    }

    private static ProductDemand? ReadPracticeDemand(ContractMapping map)
    {
        var id = map.Required<string>("id", Vocabularies.Practices.TryParse, "static-analysis");
        var demand = ReadDemand(map, id);
        var most = map.Optional<int?>("maxAgeDays", ValueParsers.Days);
        if (id is not null && id != KnownPractices.ThreatModel && map.Node("maxAgeDays") is not null)
        {
            map.Error("maxAgeDays", $"only a {KnownPractices.ThreatModel} has a date; remove 'maxAgeDays' here");
        }

        map.Finish();
        return demand is null ? null : demand with { MaximumAgeDays = most };
    }

    private static ProductDemand? ReadDemand(ContractMapping map, string? subject)
    {
        var demand = new ProductDemand
        {
            Location = map.Location,
            Subject = subject ?? "",
            Levels = map.OptionalList<int>("levels", ValueParsers.Level),
            Severity = map.Word("severity", Vocabularies.ScopedSeverities) ?? Severity.Error,
            EnforceFrom = map.Optional<CalendarDate?>("enforceFrom", ValueParsers.Date),
        };
        return subject is null ? null : demand;
    }

    private static readonly IReadOnlyList<ComponentScope> AllScopes = [ComponentScope.Runtime, ComponentScope.Build, ComponentScope.Test];
}
