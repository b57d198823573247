using Psi.Policy.Reading;
using Psi.Policy.Yaml;

namespace Psi.Policy;

/// <summary>Reads policy files (<c>psi: policy/v1</c>).</summary>
public static class PolicyFileReader
{
    /// <summary>What the key <c>psi</c> of a policy file says.</summary>
    public const string Format = "policy/v1";

    /// <summary>Reads a policy file. Every mistake is a PSI0001 with its place and what was expected; all of them in one run; never throws.</summary>
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
        if (!map.IsMapping) return null;
        map.RequiredFormat(Format);

        var enforcement = map.OptionalMapping("enforcement", "'enforcement'");
        var waivers = map.OptionalMapping("waivers", "'waivers'");
        var policy = new PolicyFile
        {
            Path = path,
            Organisation = map.RequiredText("organisation", "Contoso"),
            Version = map.RequiredText("version", "\"2026.11\""),
            ExtendsBaseline = map.Word("extends", Vocabularies.Extensions) ?? true,
            EnforcementLocation = map.LocationOf("enforcement"),
            DefaultEnforcement = enforcement?.Word("default", Vocabularies.EnforcementModes),
            MinimumEnforcement = enforcement?.Word("minimum", Vocabularies.EnforcementModes),
            WaiversFrom = enforcement?.Word("waiversFrom", Vocabularies.WaiverSources),
            Unlisted = ReadUnlisted(map.OptionalMapping("unlisted", "'unlisted'")),
            WaiverMaximumDays = waivers?.Optional<int?>("maxDays", Values.Days),
            WaiverApprovers = waivers?.OptionalList<string>("approvers", Values.Person),
            Levels = ReadLevels(map.OptionalMapping("levels", "'levels'")),
            Components = map.Mappings("components", "a component entry", ReadComponent),
            Services = map.Mappings("services", "a service", ReadService),
            Requirements = map.Mappings("requirements", "a requirement", ReadRequirement),
        };
        enforcement?.RefuseUnknownKeys();
        waivers?.RefuseUnknownKeys();
        map.RefuseUnknownKeys();
        map.RefuseRepeatedIds("services", policy.Services.Select(service => (service.Id, service.Location)));
        map.RefuseRepeatedIds("requirements", policy.Requirements.Select(requirement => (requirement.Id, requirement.Location)));
        return policy;
    }

    private static UnlistedRule? ReadUnlisted(ContractMapping? map)
    {
        if (map is null) return null;
        var severity = map.Word("severity", Vocabularies.UnlistedSeverities);
        if (severity is null && map.Node("severity") is null) map.Missing("severity", "warning");
        var scopes = map.Words("scopes", Vocabularies.Scopes) ?? AllScopes;
        map.RefuseUnknownKeys();
        return new UnlistedRule(severity ?? Severity.Error, scopes, map.Location);
    }

    private static LevelDefinitions ReadLevels(ContractMapping? map)
    {
        if (map is null) return LevelDefinitions.None;
        var levels = new LevelDefinitions(ReadLevelMap(map, "technology"), ReadLevelMap(map, "dataTypes"), ReadLevelMap(map, "criticality"));
        map.RefuseUnknownKeys();
        return levels;
    }

    private static Dictionary<string, int> ReadLevelMap(ContractMapping map, string key)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = map.OptionalMapping(key, $"'{key}', each with its product level");
        foreach (var word in words?.Keys ?? []) levels[word] = words!.Optional<int>(word, Values.Level);
        return levels;
    }

    private static ComponentEntry? ReadComponent(ContractMapping map)
    {
        var pattern = map.Required<ComponentPattern>("purl", Values.VersionlessPattern, "pkg:nuget/Serilog");
        var status = map.Required<ComponentStatus?>("status", Vocabularies.Statuses.TryParse, "permitted");
        var entry = new ComponentEntry
        {
            Location = map.LocationOf("purl"),
            Pattern = pattern!,
            Status = status ?? ComponentStatus.Prohibited,
            Versions = map.Optional<VersionInterval>("versions", Values.Interval),
            Replacement = map.Optional<PackageUrl>("replacement", Values.Component),
            Reason = map.OptionalText("reason"),
            EnforceFrom = map.Optional<CalendarDate?>("enforceFrom", Values.Date),
            Scopes = map.Words("scopes", Vocabularies.Scopes),
            Levels = map.OptionalList<int>("levels", Values.Level),
            Owner = map.OptionalText("owner"),
            ReviewBy = map.Optional<CalendarDate?>("reviewBy", Values.Date),
        };
        if (status is ComponentStatus.Deprecated or ComponentStatus.Prohibited && entry.Reason is null && map.Node("reason") is null)
            map.Missing("reason", "why, in one sentence that a developer can act on");
        map.RefuseUnknownKeys();
        return pattern is null || status is null ? null : entry;
    }

    private static SharedService? ReadService(ContractMapping map)
    {
        var required = map.OptionalMapping("requiredFor", "'requiredFor'");
        var service = new SharedService
        {
            Location = map.Location,
            Id = map.Required<string>("id", Values.Identifier, "identity-provider") ?? "",
            Title = map.RequiredText("title", "Contoso Identity"),
            Kind = map.RequiredText("kind", "identity"),
            Recommended = ReadTraces(map.OptionalMapping("recommended", "'recommended'")),
            InsteadOf = ReadTraces(map.OptionalMapping("insteadOf", "'insteadOf'")),
            RequiredLevels = required?.OptionalList<int>("levels", Values.Level),
            RequiredWhen = required?.OptionalText("when"),
        };
        required?.RefuseUnknownKeys();
        map.RefuseUnknownKeys();
        return service.Id.Length == 0 ? null : service;
    }

    private static ServiceTraces ReadTraces(ContractMapping? map)
    {
        if (map is null) return ServiceTraces.None;
        var traces = new ServiceTraces(map.Texts("hosts"), map.List<ComponentPattern>("packages", Values.Pattern));
        map.RefuseUnknownKeys();
        return traces;
    }

    private static Requirement? ReadRequirement(ContractMapping map)
    {
        var rules = map.List<string>("rules", Values.Identifier);
        if (map.Node("rules") is null) map.Missing("rules", "[PSI3201]");
        var requirement = new Requirement
        {
            Location = map.Location,
            Id = map.Required<string>("id", Values.Identifier, "MAR-TLS-1") ?? "",
            Title = map.RequiredText("title", "Server certificates are validated"),
            Asvs = map.Texts("asvs"),
            Levels = map.OptionalList<int>("levels", Values.Level),
            Rules = rules,
            Severity = map.Word("severity", Vocabularies.RequirementSeverities) ?? Severity.Error,
            EnforceFrom = map.Optional<CalendarDate?>("enforceFrom", Values.Date),
        };
        map.RefuseUnknownKeys();
        return requirement.Id.Length == 0 || rules.Count == 0 ? null : requirement;
    }

    private static readonly IReadOnlyList<ComponentScope> AllScopes = [ComponentScope.Runtime, ComponentScope.Build, ComponentScope.Test];
}
