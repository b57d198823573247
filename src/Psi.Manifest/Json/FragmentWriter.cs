using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Psi.Policy;

namespace Psi.Manifest;

/// <summary>
/// Writes fragments member by member: the same bytes that the serializer would write. Every build of every project writes two fragments,
/// and setting up the serializer's metadata takes longer than all other work for a small project (docs/benchmarks.md).
/// </summary>
internal sealed class FragmentWriter
{
    private readonly Utf8JsonWriter _json;

    private FragmentWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>What is escaped, and that lines are indented.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        // Letters of every script stay readable; what HTML could take for markup is still escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Indented = true,
    };

    /// <summary>The fragment as UTF-8 JSON, lines ended by <c>\n</c>.</summary>
    public static byte[] Write(Fragment fragment)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            new FragmentWriter(json).Write("", fragment);
        }

        bytes.WriteByte((byte)'\n');
        return WithoutCarriageReturns(bytes.ToArray());
    }

    // Texts hold line ends in escaped form only: these are the writer's own, as the system has them.
    private static byte[] WithoutCarriageReturns(byte[] json)
    {
        var kept = 0;
        foreach (var value in json)
        {
            if (value != '\r')
            {
                json[kept++] = value;
            }
        }

        Array.Resize(ref json, kept);
        return json;
    }

    private void Write(string name, Fragment fragment)
    {
        Start(name);
        _json.WriteNumber("fragmentVersion", fragment.FragmentVersion);
        Write("stage", fragment.Stage);
        Write("tool", fragment.Tool);
        if (fragment.Product is { } product)
        {
            Write("product", product);
        }

        Write("policy", fragment.Policy);
        Write("overrides", fragment.Overrides, Write);
        Write("project", fragment.Project);
        Write("components", fragment.Components, Write);
        Write("services", fragment.Services, Write);
        Write("requirements", fragment.Requirements, Write);
        Write("findings", fragment.Findings, Write);
        Write("evidence", fragment.Evidence, Write);
        Write("askedPractices", fragment.AskedPractices, Write);
        Write("attestations", fragment.Attestations, Write);
        Write("waivers", fragment.Waivers, Write);
        Write("inputs", fragment.Inputs, Write);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestTool tool)
    {
        Start(name);
        Write("name", tool.Name);
        Write("version", tool.Version);
        Write("analyzersSha256", tool.AnalyzersSha256);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestProduct product)
    {
        Start(name);
        Write("id", product.Id);
        Write("name", product.Name);
        Write("domain", product.Domain);
        Write("team", product.Team);
        _json.WriteNumber("level", product.Level);
        if (product.DerivedLevel is { } level)
        {
            _json.WriteNumber("derivedLevel", level);
        }

        Write("technology", product.Technology);
        Write("dataTypes", product.DataTypes);
        Write("criticality", product.Criticality);
        Write("accountable", product.Accountable);
        Write("responsible", product.Responsible);
        Write("securityChampions", product.SecurityChampions);
        Write("stage", product.Stage);
        Write("endOfSupport", product.EndOfSupport);
        Start("operatingModel");
        foreach (var pair in product.OperatingModel)
        {
            Write(pair.Key, pair.Value);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestPolicy policy)
    {
        Start(name);
        Write("organisation", policy.Organisation);
        Write("version", policy.Version);
        Write("sha256", policy.Sha256);
        Write("enforcement", policy.Enforcement);
        Write("decidedFor", policy.DecidedFor);
        if (policy.WaiverRules is { } rules)
        {
            Write("waiverRules", rules);
        }

        Write("layers", policy.Layers, Write);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestWaiverRules rules)
    {
        Start(name);
        Write("from", rules.From);
        if (rules.MaxDays is { } days)
        {
            _json.WriteNumber("maxDays", days);
        }

        Write("approvers", rules.Approvers);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestPolicyLayer layer)
    {
        Start(name);
        Write("name", layer.Name);
        Write("layer", layer.Layer);
        Write("version", layer.Version);
        Write("sha256", layer.Sha256);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestOverride setting)
    {
        Start(name);
        Write("project", setting.Project);
        Write("name", setting.Name);
        Write("value", setting.Value);
        if (setting.At is { } at)
        {
            Write("at", at);
        }

        _json.WriteEndObject();
    }

    private void Write(string name, ManifestProject project)
    {
        Start(name);
        Write("path", project.Path);
        Write("targetFramework", project.TargetFramework);
        Write("runtimeIdentifier", project.RuntimeIdentifier);
        Write("configuration", project.Configuration);
        Write("language", project.Language);
        _json.WriteBoolean("isTest", project.IsTest);
        if (project.Tests is { } tests)
        {
            Write("tests", tests);
        }

        Write("traits", project.Traits);
        Write("references", project.References);
        Write("packageSources", project.PackageSources);
        Write("state", project.State);
        Write("reason", project.Reason);
        _json.WriteNumber("errors", project.Errors);
        _json.WriteNumber("warnings", project.Warnings);
        _json.WriteNumber("reportedErrors", project.ReportedErrors);
        Write("rules", project.Rules, Write);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestRuleRun run)
    {
        Start(name);
        Write("id", run.Id);
        Write("state", run.State);
        Write("how", run.How);
        Write("at", run.At);
        Write("hides", run.Hides);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestTests tests)
    {
        Start(name);
        _json.WriteBoolean("isTest", tests.IsTest);
        Write("reason", tests.Reason);
        Write("facts", tests.Facts);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestComponent component)
    {
        Start(name);
        Write("purl", component.Purl.ToString());
        Write("sha512", component.Sha512);
        Write("uses", component.Uses, Write);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestComponentUse use)
    {
        Start(name);
        Write("project", use.Project);
        Write("targetFramework", use.TargetFramework);
        Write("scope", use.Scope);
        _json.WriteBoolean("direct", use.Direct);
        Write("chains", use.Chains, Write);
        Write("at", use.At);
        Write("vulnerabilities", use.Vulnerabilities, Write);
        Write("remarks", use.Remarks, Write);
        Write("decision", use.Decision);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestVulnerability vulnerability)
    {
        Start(name);
        Write("advisory", vulnerability.Advisory);
        Write("severity", vulnerability.Severity);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestRemark remark)
    {
        Start(name);
        Write("ruleId", remark.RuleId);
        Write("severity", remark.Severity);
        Write("advisory", remark.Advisory);
        Write("waiver", remark.Waiver);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestDecision decision)
    {
        Start(name);
        Write("status", decision.Status);
        Write("ruleId", decision.RuleId);
        Write("severity", decision.Severity);
        Write("message", decision.Message);
        Write("reason", decision.Reason);
        Write("replacement", decision.Replacement);
        Write("versions", decision.Versions);
        Write("enforceFrom", decision.EnforceFrom);
        if (decision.Entry is { } entry)
        {
            Write("entry", entry);
        }

        Write("waiver", decision.Waiver);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestService service)
    {
        Start(name);
        Write("id", service.Id);
        Write("title", service.Title);
        Write("kind", service.Kind);
        Write("severity", service.Severity);
        Write("errorFrom", service.ErrorFrom);
        Write("required", service.Required);
        Write("state", service.State);
        Write("reason", service.Reason);
        Write("notSeen", service.NotSeen);
        Write("waiver", service.Waiver);
        Write("recommended", service.Recommended);
        Write("insteadOf", service.InsteadOf);
        Write("sightings", service.Sightings, Write);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestServiceSighting sighting)
    {
        Start(name);
        Write("project", sighting.Project);
        Write("use", sighting.Use);
        Write("trace", sighting.Trace);
        Write("name", sighting.Name);
        Write("at", sighting.At);
        Write("environment", sighting.Environment);
        Write("reason", sighting.Reason);
        Write("ruleId", sighting.RuleId);
        Write("waiver", sighting.Waiver);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestRequirement requirement)
    {
        Start(name);
        Write("id", requirement.Id);
        Write("title", requirement.Title);
        Write("asvs", requirement.Asvs);
        Write("appliesTo", requirement.AppliesTo);
        Write("rules", requirement.Rules);
        Write("evidence", requirement.Evidence);
        _json.WriteBoolean("attestable", requirement.Attestable);
        Write("severity", requirement.Severity);
        Write("state", requirement.State);
        Write("projects", requirement.Projects, Write);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestRequirementVerdict verdict)
    {
        Start(name);
        Write("project", verdict.Project);
        Write("targetFramework", verdict.TargetFramework);
        Write("state", verdict.State);
        Write("reason", verdict.Reason);
        Write("basis", [.. verdict.Basis.Select(basis => ManifestWord.Of(basis))]);
        _json.WriteNumber("findings", verdict.Findings);
        Write("waiver", verdict.Waiver);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestFinding finding)
    {
        Start(name);
        Write("ruleId", finding.RuleId);
        Write("message", finding.Message);
        Write("at", finding.At);
        Write("project", finding.Project);
        Write("targetFrameworks", finding.TargetFrameworks);
        _json.WriteBoolean("suppressed", finding.Suppressed);
        Write("waiver", finding.Waiver);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestAskedPractice practice)
    {
        Start(name);
        Write("id", practice.Id);
        Write("severity", practice.Severity);
        Write("errorFrom", practice.ErrorFrom);
        if (practice.MaxAgeDays is { } days)
        {
            _json.WriteNumber("maxAgeDays", days);
        }

        Write("at", practice.At);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestAttestation attestation)
    {
        Start(name);
        Write("requirement", attestation.Requirement);
        Write("by", attestation.By);
        Write("on", attestation.On);
        Write("until", attestation.Until);
        Write("note", attestation.Note);
        Write("at", attestation.At);
        Write("state", attestation.State);
        Write("reason", attestation.Reason);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestWaiver waiver)
    {
        Start(name);
        Write("id", waiver.Id);
        Write("target", waiver.Target);
        Write("path", waiver.Path);
        if (waiver.At is { } at)
        {
            Write("at", at);
        }

        Write("reason", waiver.Reason);
        Write("owner", waiver.Owner);
        Write("approvedBy", waiver.ApprovedBy);
        Write("approvedOn", waiver.ApprovedOn);
        Write("expires", waiver.Expires);
        Write("state", waiver.State);
        _json.WriteBoolean("used", waiver.Used);
        _json.WriteEndObject();
    }

    private void Write(string name, ManifestInput input)
    {
        Start(name);
        Write("path", input.Path);
        Write("sha256", input.Sha256);
        _json.WriteEndObject();
    }

    private void Write(string name, FileLocation place)
    {
        if (name.Length > 0)
        {
            _json.WritePropertyName(name);
        }

        FileLocationConverter.Write(_json, place);
    }

    private void Write(string name, FileLocation? place)
    {
        if (place is { } known)
        {
            Write(name, known);
        }
    }

    private void Write(string name, IReadOnlyList<string> texts)
    {
        if (name.Length == 0)
        {
            _json.WriteStartArray();
        }
        else
        {
            _json.WriteStartArray(name);
        }

        foreach (var text in texts)
        {
            _json.WriteStringValue(text);
        }

        _json.WriteEndArray();
    }

    // Members of lists have no names.
    private void Write<T>(string name, IReadOnlyList<T> items, Action<string, T> write)
        where T : class
    {
        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            write("", item);
        }

        _json.WriteEndArray();
    }

    private void Write(string name, string? text)
    {
        if (text is not null)
        {
            _json.WriteString(name, text);
        }
    }

    private void Write(string name, CalendarDate? date)
    {
        if (date is { } day)
        {
            Write(name, day.ToString());
        }
    }

    private void Write(string name, Enum value) => _json.WriteString(name, JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    private void Start(string name)
    {
        if (name.Length == 0)
        {
            _json.WriteStartObject();
        }
        else
        {
            _json.WriteStartObject(name);
        }
    }
}
