using Psi.Policy.Reading;
using Psi.Policy.Yaml;

namespace Psi.Policy;

/// <summary>Reads organisation files (<c>psi: organisation/v1</c>).</summary>
public static class OrganisationFileReader
{
    /// <summary>What the key <c>psi</c> of an organisation file says.</summary>
    public const string Format = "organisation/v1";

    /// <summary>
    /// Reads an organisation file. Reports all mistakes of the file, each a PSI0001 with its place and what was expected; never throws.
    /// </summary>
    /// <param name="path">The path as it is to be shown.</param>
    /// <param name="text">The file's content.</param>
    /// <param name="measures">The ids of the measures there are; null when that is not known, and then an objective may name any.</param>
    public static ReadResult<OrganisationFile> Read(string path, string text, IReadOnlyCollection<string>? measures = null)
    {
        var log = new ProblemLog(ProblemIds.PolicyInvalid);
        var file = YamlReader.Read(path, text, log.Error) is { } root ? ReadRoot(path, root, measures, log) : null;
        return new ReadResult<OrganisationFile>(file, log.InFileOrder());
    }

    private static OrganisationFile? ReadRoot(
        string path, YamlNode root, IReadOnlyCollection<string>? measures, ProblemLog log)
    {
        var map = new ContractMapping(root, "an organisation file", log);
        if (!map.IsMapping)
        {
            return null;
        }

        if (!map.HasFormat(Format))
        {
            return null;
        }
        var file = new OrganisationFile
        {
            Path = path,
            Organisation = map.Required<string>("organisation", ValueParsers.Line, "Contoso") ?? "",
            Domains = map.Mappings("domains", "a domain", ReadDomain),
            Products = map.Mappings("products", "a product's domain", ReadProduct),
            Capabilities = map.Mappings("capabilities", "a capability", ReadCapability),
            Compliance = map.Mappings("compliance", "a compliance duty", ReadCompliance),
            Levels = map.Mappings("levels", "a product level", ReadLevel),
            Objectives = map.Mappings("objectives", "an objective", objective => ReadObjective(objective, measures)),
        };
        map.Finish();
        map.RefuseRepeatedIds("capabilities", file.Capabilities.Select(duty => (duty.Id, duty.Location)));
        map.RefuseRepeatedIds("compliance", file.Compliance.Select(duty => (duty.Id, duty.Location)));
        map.RefuseRepeatedIds("objectives", file.Objectives.Select(objective => (objective.Id, objective.Location)));
        foreach (var repeated in file.Levels.GroupBy(level => level.Level).SelectMany(group => group.Skip(1)))
        {
            log.Error(repeated.Location, $"product level {repeated.Level} stands twice in 'levels'; keep one of them");
        }

        OrganisationCoherence.Check(file, log);
        return file;
    }

    private static DomainEdge? ReadDomain(ContractMapping map)
    {
        var name = map.Required<string>("name", ValueParsers.Line, "Payments");
        var partOf = map.Optional<string>("partOf", ValueParsers.Line);
        var accountable = map.Optional<string>("accountable", ValueParsers.AccountablePerson);
        var period = ReadPeriod(map);
        map.Finish();
        return name is null || period is null ? null : new DomainEdge(map.Location, name, partOf, period.Value, accountable);
    }

    private static ProductEdge? ReadProduct(ContractMapping map)
    {
        var id = map.Required<string>("id", ValueParsers.Identifier, "payments-api");
        var domain = map.Required<string>("domain", ValueParsers.Line, "Payments");
        var period = ReadPeriod(map);
        map.Finish();
        return id is null || domain is null || period is null ? null : new ProductEdge(map.Location, id, domain, period.Value);
    }

    private static Period? ReadPeriod(ContractMapping map)
    {
        var from = map.Required<CalendarDate?>("from", ValueParsers.Date, "2026-01-01");
        var until = map.Optional<CalendarDate?>("until", ValueParsers.Date);
        if (until < from)
        {
            map.Error("until", $"the last day ({until}) cannot be before the first ({from})");
        }

        return from is { } first && !(until < from) && (until is not null || map.Node("until") is null) ? new Period(first, until) : null;
    }

    private static CapabilityDuty? ReadCapability(ContractMapping map)
    {
        var id = map.Required<string>("id", Vocabularies.Capabilities.TryParse, "RC");
        var accountable = map.Required<string>("accountable", ValueParsers.AccountablePerson, "cto@contoso.example");
        var responsible = map.List<string>("responsible", Vocabularies.ResponsibleGroups.TryParse);
        map.Finish();
        return id is null || accountable is null ? null : new CapabilityDuty(map.Location, id, accountable, responsible);
    }

    private static ComplianceDuty? ReadCompliance(ContractMapping map)
    {
        var id = map.Required<string>("id", ValueParsers.Identifier, "PCI-DSS");
        var title = map.Required<string>("title", ValueParsers.Line, "PCI DSS 4.0.1");
        var capabilities = map.OptionalList<string>("capabilities", Vocabularies.Capabilities.TryParse) ?? [];
        var domains = map.OptionalList<string>("domains", ValueParsers.Line) ?? [];
        var source = map.Optional<string>("source", ValueParsers.Address);
        map.Finish();
        return id is null || title is null ? null : new ComplianceDuty(map.Location, id, title, capabilities, domains, source);
    }

    private static LevelMeaning? ReadLevel(ContractMapping map)
    {
        var level = map.Required<int?>("level", ValueParsers.OptionalLevel, "3");
        var title = map.Required<string>("title", ValueParsers.Line, "Critical");
        var description = map.Optional<string>("description", ValueParsers.Text);
        map.Finish();
        return level is null || title is null ? null : new LevelMeaning(map.Location, level.Value, title, description);
    }

    private static Objective? ReadObjective(ContractMapping map, IReadOnlyCollection<string>? measures)
    {
        var id = map.Required<string>("id", ValueParsers.Identifier, "WOW-1");
        var kind = map.Required<ObjectiveKind?>("kind", Vocabularies.ObjectiveKinds.TryParse, "agreed-way-of-working");
        var title = map.Required<string>("title", ValueParsers.Line, "Every product uses components we have evaluated");
        var measure = map.Required<string>("measure", ValueParsers.Identifier, "components.approved");
        if (measure is not null && measures is not null && !measures.Contains(measure))
        {
            // A suggestion ends with its own mark.
            var suggestion = Suggestion.For(measure, measures) is { Length: > 0 } near ? near : ".";
            map.Error(
                "measure",
                $"there is no measure '{measure}'{suggestion} Psi's are in docs/measures.md and docs/manifest.md; "
                + "your own are those that a sources file declares, given by --sources");
        }

        if (map.Node("target") is null)
        {
            map.Missing("target", "{ atLeast: 95 }");
        }

        var target = map.OptionalMapping("target", "'target'") is { } mapping ? ReadTarget(mapping) : null;
        var objective = new Objective
        {
            Location = map.Location,
            Id = id ?? "",
            Kind = kind ?? default,
            Title = title ?? "",
            Measure = measure ?? "",
            Target = target ?? new Target(true, 0, null),
            Levels = map.OptionalList<int>("levels", ValueParsers.Level),
            Domains = map.OptionalList<string>("domains", ValueParsers.Line) ?? [],
        };
        map.Finish();
        return id is null || kind is null || title is null || measure is null || target is null ? null : objective;
    }

    private static Target? ReadTarget(ContractMapping map)
    {
        var atLeast = map.Optional<decimal?>("atLeast", ValueParsers.Number);
        var atMost = map.Optional<decimal?>("atMost", ValueParsers.Number);
        var by = map.Optional<CalendarDate?>("by", ValueParsers.Date);
        if (map.Node("atLeast") is null && map.Node("atMost") is null)
        {
            map.Missing("atLeast", "95");
        }

        if (map.Node("atLeast") is not null && map.Node("atMost") is not null)
        {
            map.Error("atMost", "a target has one side; 'atLeast' is given already. Write a second objective for 'atMost'");
        }

        map.Finish();
        return (atLeast ?? atMost) is { } value ? new Target(atLeast is not null, value, by) : null;
    }
}
