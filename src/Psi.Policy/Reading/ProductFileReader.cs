using Psi.Policy.Reading;
using Psi.Policy.Yaml;

namespace Psi.Policy;

/// <summary>Reads product files (<c>psi: product/v1</c>).</summary>
public static class ProductFileReader
{
    /// <summary>What the key <c>psi</c> of a product file says.</summary>
    public const string Format = "product/v1";

    /// <summary>
    /// Reads a product file. Reports all mistakes of the file, each a PSI0002 with its place and what was expected; never throws.
    /// </summary>
    /// <param name="path">The path as it is to be shown.</param>
    /// <param name="text">The file's content.</param>
    public static ReadResult<ProductFile> Read(string path, string text)
    {
        var log = new ProblemLog(ProblemIds.ProductInvalid);
        var product = YamlReader.Read(path, text, log.Error) is { } root ? ReadRoot(path, root, log) : null;
        return new ReadResult<ProductFile>(product, log.InFileOrder());
    }

    private static ProductFile? ReadRoot(string path, YamlNode root, ProblemLog log)
    {
        var map = new ContractMapping(root, "a product file", log);
        if (!map.IsMapping)
        {
            return null;
        }

        if (!map.HasFormat(Format))
        {
            return null;
        }

        var lifecycle = map.OptionalMapping("lifecycle", "'lifecycle'");
        var operatingModel = map.OptionalMapping("operatingModel", "'operatingModel'");
        var product = new ProductFile
        {
            Path = path,
            Id = map.Required<string>("id", ValueParsers.Identifier, "payments-api") ?? "",
            Name = map.Required<string>("product", ValueParsers.Line, "Payments API") ?? "",
            Domain = map.Required<string>("domain", ValueParsers.Name, "Payments") ?? "",
            Team = map.Required<string>("team", ValueParsers.Name, "payments-core") ?? "",
            Technology = map.Optional<string>("technology", ValueParsers.Word),
            DataTypes = map.List<string>("dataTypes", ValueParsers.Word),
            Criticality = map.Optional<string>("criticality", ValueParsers.Word),
            Level = map.Optional<int?>("level", ValueParsers.OptionalLevel),
            Accountable = map.Required<string>("accountable", ValueParsers.AccountablePerson, "head-of-payments@contoso.example") ?? "",
            Responsible = map.List<string>("responsible", Vocabularies.ResponsibleGroups.TryParse),
            SecurityChampions = map.List<string>("securityChampions", ValueParsers.Person),
            Stage = lifecycle?.Optional<string>("stage", Vocabularies.LifecycleStages.TryParse),
            EndOfSupport = lifecycle?.Optional<CalendarDate?>("endOfSupport", ValueParsers.Date),
            OperatingModel = ReadOperatingModel(operatingModel),
            Exclusions = map.Mappings("exclude", "an excluded project", ReadExclusion),
            Attestations = map.Mappings("attestations", "an attestation", ReadAttestation),
            Waivers = map.Mappings("waivers", "a waiver", ReadWaiver),
            Sections = map.KeyPlaces("lifecycle", "operatingModel"),
            Locations = map.Places()
                .Concat(PlacesBelow("lifecycle", lifecycle))
                .Concat(PlacesBelow("operatingModel", operatingModel))
                .GroupBy(place => place.Key, place => place.Value, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal),
        };
        lifecycle?.Finish();
        map.Finish();
        map.RefuseRepeatedIds("waivers", product.Waivers.Select(waiver => (waiver.Id, waiver.Location)));
        return product;
    }

    private static IEnumerable<KeyValuePair<string, FileLocation>> PlacesBelow(string key, ContractMapping? map) =>
        (map?.Places() ?? []).Select(place => new KeyValuePair<string, FileLocation>($"{key}.{place.Key}", place.Value));

    private static IReadOnlyList<KeyValuePair<string, string>> ReadOperatingModel(ContractMapping? map)
    {
        if (map is null)
        {
            return [];
        }

        var model = new List<KeyValuePair<string, string>>();
        foreach (var key in OperatingModelKeys)
        {
            var value = key switch
            {
                "environments" => Joined(map.OptionalList<string>(key, ValueParsers.Line)),
                "sloAvailability" => map.Optional<string>(key, ValueParsers.Percentage),
                _ => map.Optional<string>(key, ValueParsers.Text),
            };
            if (value is not null)
            {
                model.Add(new(key, value));
            }
        }

        map.Finish();
        return model;

        static string? Joined(IReadOnlyList<string>? lines) => lines is { Count: > 0 } ? string.Join(", ", lines) : null;
    }

    private static Exclusion? ReadExclusion(ContractMapping map)
    {
        var path = map.Required<PathGlob>("path", ValueParsers.Path, "build/_build.csproj");
        var reason = map.Required<string>("reason", ValueParsers.Text, "Build script; it ships nothing.");
        map.Finish();
        return path is null || reason is null ? null : new Exclusion { Path = path, Reason = reason, Location = map.Location };
    }

    private static Attestation? ReadAttestation(ContractMapping map)
    {
        var on = map.Required<CalendarDate?>("on", ValueParsers.Date, "2026-10-01");
        var until = map.Required<CalendarDate?>("until", ValueParsers.Date, "2027-10-01");
        var attestation = new Attestation
        {
            Location = map.Location,
            RequirementId = map.Required<string>("requirement", ValueParsers.Identifier, "MAR-OPS-3") ?? "",
            By = map.Required<string>("by", ValueParsers.Person, "dev-lead@contoso.example") ?? "",
            On = on ?? default,
            Until = until ?? default,
            Note = map.Required<string>("note", ValueParsers.Text, "Restore drill held on 1 October.") ?? "",
        };
        if (on is { } from && until is { } to && to < from)
        {
            map.Error("until", $"an attestation cannot end ({to}) before it is made ({from})");
        }

        map.Finish();
        return on is null || until is null || attestation.RequirementId.Length == 0 || attestation.By.Length == 0 ? null : attestation;
    }

    private static Waiver? ReadWaiver(ContractMapping map)
    {
        var approvedOn = map.Required<CalendarDate?>("approvedOn", ValueParsers.Date, "2026-10-01");
        var expires = map.Required<CalendarDate?>("expires", ValueParsers.Date, "2027-02-01");
        var waiver = new Waiver
        {
            Location = map.Location,
            Id = map.Required<string>("id", ValueParsers.Identifier, "W-2026-014") ?? "",
            Component = map.Optional<ComponentPattern>("component", ValueParsers.Pattern),
            Advisory = map.Optional<string>("advisory", ValueParsers.Advisory),
            RequirementId = map.Optional<string>("requirement", ValueParsers.Identifier),
            RuleId = map.Optional<string>("rule", ValueParsers.CodeRule),
            ServiceId = map.Optional<string>("service", ValueParsers.Identifier),
            Path = map.Optional<PathGlob>("path", ValueParsers.Path),
            Reason = map.Required<string>("reason", ValueParsers.Text, "Needed until the v3 client of the card scheme ships.") ?? "",
            Owner = map.Required<string>("owner", ValueParsers.Person, "dev-lead@contoso.example") ?? "",
            ApprovedBy = map.Required<string>("approvedBy", ValueParsers.Person, "appsec@contoso.example") ?? "",
            ApprovedOn = approvedOn ?? default,
            Expires = expires ?? default,
        };

        var named = WaivableKeys.Where(key => map.Node(key) is not null).ToList();
        if (named.Count == 0)
        {
            map.Missing("component", "pkg:nuget/Newtonsoft.Json (or requirement:, rule: or service:)");
        }

        foreach (var surplus in named.Skip(1))
        {
            map.Error(surplus, $"a waiver waives one thing; '{named[0]}' is given already. Write a second waiver for '{surplus}'");
        }

        if (string.Equals(waiver.Id, BaselineFile.WaiverId, StringComparison.OrdinalIgnoreCase))
        {
            map.Error(
                "id",
                $"the id '{BaselineFile.WaiverId}' is that of the repository's baseline ({BaselineFile.FileName}); "
                + "give the waiver another");
        }

        if (map.Node("advisory") is not null && map.Node("component") is null)
        {
            map.Error("advisory", "an advisory is about a component; name it with 'component'");
        }

        if (approvedOn is { } from && expires is { } to && to < from)
        {
            map.Error("expires", $"a waiver cannot expire ({to}) before it is approved ({from})");
        }

        map.Finish();
        var complete = named.Count == 1 && approvedOn is not null && expires is not null && waiver.Target.Length > 0 && waiver.Id.Length > 0
            && (waiver.Path is not null || map.Node("path") is null)
            && (waiver.Advisory is not null || map.Node("advisory") is null);
        return complete ? waiver : null;
    }

    private static readonly string[] WaivableKeys = ["component", "requirement", "rule", "service"];

    private static readonly string[] OperatingModelKeys =
        ["scope", "environments", "onCall", "incidentProcess", "sloAvailability", "dataClassification", "decommissionPlan"];
}
