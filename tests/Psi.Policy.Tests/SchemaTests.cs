using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;

namespace Psi.Policy.Tests;

/// <summary>
/// Compares the schemas with the readers: the readers are asked, with files that are wrong on purpose, for every key and word they know.
/// </summary>
public partial class SchemaTests
{
    private const string Policy = "schemas/policy.schema.json";
    private const string Product = "schemas/product.schema.json";
    private const string Organisation = "schemas/organisation.schema.json";
    private const string Baseline = "schemas/baseline.schema.json";

    // The schema; the place in it that describes a mapping; and a file with {0} in the place of that mapping.
    public static TheoryData<string, string, string> Mappings => new()
    {
        { Policy, "", "{0}" },
        { Policy, "properties/enforcement", "{{ enforcement: {0} }}" },
        { Policy, "properties/unlisted", "{{ unlisted: {0} }}" },
        { Policy, "properties/unpinned", "{{ unpinned: {0} }}" },
        { Policy, "properties/vulnerabilities", "{{ vulnerabilities: {0} }}" },
        { Policy, "properties/rules", "{{ rules: {0} }}" },
        { Policy, "properties/waivers", "{{ waivers: {0} }}" },
        { Policy, "properties/levels", "{{ levels: {0} }}" },
        { Policy, "$defs/component", "{{ components: [{0}] }}" },
        { Policy, "$defs/support", "{{ support: [{0}] }}" },
        { Policy, "$defs/service", "{{ services: [{0}] }}" },
        { Policy, "$defs/service/properties/requiredFor", "{{ services: [{{ requiredFor: {0} }}] }}" },
        { Policy, "$defs/traces", "{{ services: [{{ recommended: {0} }}] }}" },
        { Policy, "$defs/traces", "{{ services: [{{ insteadOf: {0} }}] }}" },
        { Policy, "$defs/requirement", "{{ requirements: [{0}] }}" },
        { Policy, "$defs/operatingModelKey", "{{ operatingModel: [{0}] }}" },
        { Policy, "$defs/practice", "{{ practices: [{0}] }}" },
        { Product, "", "{0}" },
        { Product, "properties/lifecycle", "{{ lifecycle: {0} }}" },
        { Product, "properties/operatingModel", "{{ operatingModel: {0} }}" },
        { Product, "$defs/exclusion", "{{ exclude: [{0}] }}" },
        { Product, "$defs/waiver", "{{ waivers: [{0}] }}" },
        { Organisation, "", "{0}" },
        { Organisation, "$defs/domain", "{{ domains: [{0}] }}" },
        { Organisation, "$defs/product", "{{ products: [{0}] }}" },
        { Organisation, "$defs/capability", "{{ capabilities: [{0}] }}" },
        { Organisation, "$defs/compliance", "{{ compliance: [{0}] }}" },
        { Organisation, "$defs/level", "{{ levels: [{0}] }}" },
        { Organisation, "$defs/objective", "{{ objectives: [{0}] }}" },
        { Organisation, "$defs/target", "{{ objectives: [{{ target: {0} }}] }}" },
        { Baseline, "", "{0}" },
        { Baseline, "$defs/component", "{{ components: [{0}] }}" },
        { Baseline, "$defs/finding", "{{ findings: [{0}] }}" },
    };

    public static TheoryData<string, string, string> Words => new()
    {
        { Policy, "properties/psi", "{{ psi: {0} }}" },
        { Policy, "properties/extends", "{{ extends: {0} }}" },
        { Policy, "properties/enforcement/properties/default", "{{ enforcement: {{ default: {0} }} }}" },
        { Policy, "properties/enforcement/properties/minimum", "{{ enforcement: {{ minimum: {0} }} }}" },
        { Policy, "properties/enforcement/properties/waiversFrom", "{{ enforcement: {{ waiversFrom: {0} }} }}" },
        { Policy, "properties/tests", "{{ tests: {0} }}" },
        { Policy, "properties/unlisted/properties/severity", "{{ unlisted: {{ severity: {0} }} }}" },
        { Policy, "properties/unpinned/properties/severity", "{{ unpinned: {{ severity: {0} }} }}" },
        { Policy, "properties/vulnerabilities/properties/low", "{{ vulnerabilities: {{ low: {0} }} }}" },
        { Policy, "properties/vulnerabilities/properties/moderate", "{{ vulnerabilities: {{ moderate: {0} }} }}" },
        { Policy, "properties/vulnerabilities/properties/high", "{{ vulnerabilities: {{ high: {0} }} }}" },
        { Policy, "properties/vulnerabilities/properties/critical", "{{ vulnerabilities: {{ critical: {0} }} }}" },
        { Policy, "properties/vulnerabilities/properties/unaudited", "{{ vulnerabilities: {{ unaudited: {0} }} }}" },
        { Policy, "$defs/scope", "{{ unlisted: {{ severity: error, scopes: [{0}] }} }}" },
        { Policy, "$defs/scope", "{{ components: [{{ scopes: [{0}] }}] }}" },
        { Policy, "$defs/component/properties/status", "{{ components: [{{ status: {0} }}] }}" },
        { Policy, "$defs/requirement/properties/severity", "{{ requirements: [{{ severity: {0} }}] }}" },
        { Policy, "$defs/operatingModelKey/properties/key", "{{ operatingModel: [{{ key: {0} }}] }}" },
        { Policy, "$defs/operatingModelKey/properties/severity", "{{ operatingModel: [{{ severity: {0} }}] }}" },
        { Policy, "$defs/practice/properties/id", "{{ practices: [{{ id: {0} }}] }}" },
        { Policy, "$defs/practice/properties/severity", "{{ practices: [{{ severity: {0} }}] }}" },
        { Product, "properties/psi", "{{ psi: {0} }}" },
        { Product, "properties/responsible/items", "{{ responsible: [{0}] }}" },
        { Product, "properties/lifecycle/properties/stage", "{{ lifecycle: {{ stage: {0} }} }}" },
        { Organisation, "properties/psi", "{{ psi: {0} }}" },
        { Organisation, "$defs/capabilityId", "{{ capabilities: [{{ id: {0} }}] }}" },
        { Organisation, "$defs/capabilityId", "{{ compliance: [{{ capabilities: [{0}] }}] }}" },
        { Organisation, "$defs/capability/properties/responsible/items", "{{ capabilities: [{{ responsible: [{0}] }}] }}" },
        { Organisation, "$defs/objective/properties/kind", "{{ objectives: [{{ kind: {0} }}] }}" },
        { Baseline, "properties/psi", "{{ psi: {0} }}" },
        { Baseline, "$defs/component/properties/rules/items", "{{ components: [{{ rules: [{0}] }}] }}" },
    };

    [Theory]
    [MemberData(nameof(Mappings))]
    public void The_schema_and_the_reader_know_the_same_keys(string schema, string place, string file)
    {
        var known = Messages(schema, file, "{ no-such-key: 1 }")
            .Select(message => KnownKeys().Match(message))
            .Single(match => match.Success).Groups[1]
            .Value.Split(", ");
        Assert.Equal(
            known.Order(StringComparer.Ordinal),
            At(schema, place).GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.False(At(schema, place).GetProperty("additionalProperties").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Mappings))]
    public void The_schema_and_the_reader_require_the_same_keys(string schema, string place, string file)
    {
        // Several keys may be missing at once: those of this mapping are reported at its column.
        var node = At(schema, place);
        var atLeastOne = node.TryGetProperty("oneOf", out var choice) || node.TryGetProperty("anyOf", out choice)
            ? [choice[0].GetProperty("required")[0].GetString()!]
            : Array.Empty<string>();
        var required = node.TryGetProperty("required", out var keys) ? keys.EnumerateArray().Select(key => key.GetString()!) : [];
        var column = file.Replace("{{", "{", StringComparison.Ordinal).IndexOf("{0}", StringComparison.Ordinal) + 1;
        var missed = Problems(schema, file, "{ no-such-key: 1 }")
            .Where(problem => problem.Location.Column == column)
            .Select(problem => MissingKey().Match(problem.Message))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value);
        Assert.Equal(required.Concat(atLeastOne).Order(StringComparer.Ordinal), missed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void The_schema_and_the_reader_know_the_same_words(string schema, string place, string file)
    {
        var known = Messages(schema, file, "no-such-word")
            .Select(message => KnownWords().Match(message))
            .Single(match => match.Success).Groups[1]
            .Value.Split(", ");
        Assert.Equal(
            known.Order(StringComparer.Ordinal),
            At(schema, place).GetProperty("enum").EnumerateArray().Select(word => word.GetString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Policy)]
    [InlineData(Product)]
    [InlineData(Organisation)]
    [InlineData(Baseline)]
    public void Every_key_of_the_schema_has_a_description_to_show_in_an_editor_and_every_reference_an_end(string schema)
    {
        using var document = JsonDocument.Parse(RepositoryFile.Text(schema));
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", document.RootElement.GetProperty("$schema").GetString());
        Walk(document.RootElement, "#");

        void Walk(JsonElement node, string path)
        {
            if (node.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in node.EnumerateArray())
                {
                    Walk(item, path);
                }
            }

            if (node.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            foreach (var member in node.EnumerateObject())
            {
                if (member.Name == "$ref")
                {
                    Assert.True(
                        document.RootElement.GetProperty("$defs").TryGetProperty(member.Value.GetString()!["#/$defs/".Length..], out _),
                        $"{path}: {member.Value}");
                }

                if (member.Name == "properties" && !path.EndsWith("/if", StringComparison.Ordinal))
                {
                    Assert.All(
                        member.Value.EnumerateObject(),
                        key => Assert.True(key.Value.TryGetProperty("description", out _), $"{path}/{key.Name}"));
                }

                Walk(member.Value, $"{path}/{member.Name}");
            }
        }
    }

    [Theory]
    [InlineData(
        Policy,
        "$defs/requirement/properties/asvs/items",
        "{{ requirements: [{{ asvs: [{0}] }}] }}",
        "V12.3.2 V12 V1.2 | 12.3.2 V12.3.2.1 V123 V")]
    [InlineData(
        Policy,
        "$defs/requirement/properties/rules/items",
        "{{ requirements: [{{ rules: [{0}] }}] }}",
        "PSI3201 PSI3899 PSI1101 CA5350 PSIX1 | PSI3901 PSI9502 PSI1005 PSI0102 PSI320 PSI32011 psi3201 PSI 3201 CA5350b")]
    [InlineData(
        Policy,
        "$defs/requirement/properties/evidence/items",
        "{{ requirements: [{{ evidence: [{0}] }}] }}",
        "PSI3901 PSI3999 | PSI3201 PSI390 psi3901 CA5350")]
    [InlineData(
        Policy,
        "$defs/requirement/properties/appliesTo/items",
        "{{ requirements: [{{ appliesTo: ['{0}'] }}] }}",
        "web api browser worker desktop mobile console library uses:database uses:cache uses:messaging uses:storage uses:mail uses:sign-in "
        + "uses:tokens uses:graphql uses:grpc uses:websocket uses:openapi uses:xml uses:archive uses:language-model "
        + "uses:pkg:nuget/Npgsql* | Web uses:web database uses: uses:Npgsql")]
    [InlineData(
        Product,
        "$defs/waiver/properties/rule",
        "{{ waivers: [{{ rule: {0} }}] }}",
        "PSI3201 PSI3899 CA5350 | PSI3901 PSI9502 PSI0103 PSI320 psi3201 3201")]
    [InlineData(
        Baseline,
        "$defs/finding/properties/rule",
        "{{ findings: [{{ rule: {0} }}] }}",
        "PSI3201 PSI1101 CA5350 | PSI0102 PSI1001 PSI1006 PSI32011 psi3201")]
    [InlineData(
        Baseline,
        "$defs/component/properties/purl",
        "{{ components: [{{ purl: {0} }}] }}",
        "pkg:nuget/Serilog@4.0.0 pkg:npm/%40a/b@1 | pkg:nuget/Serilog pkg:nuget/Serilog@4.* pkg:nuget/S*@4.0.0 Serilog@4.0.0")]
    [InlineData(
        Baseline,
        "$defs/path",
        "{{ findings: [{{ path: {0} }}] }}",
        "src/A.cs (outside)/x.props ../Directory.Build.props | src\\A.cs")]
    [InlineData(Baseline, "$defs/date", "{{ expires: {0} }}", "2026-01-01 | 2026-1-1 01.01.2026")]
    [InlineData(Baseline, "$defs/person", "{{ owner: {0} }}", "a@b.example | a a@ a@b@c")]
    [InlineData(Policy, "$defs/id", "{{ requirements: [{{ id: {0} }}] }}", "MAR-TLS-1 a.b_c | a/b ä a%b")]
    [InlineData(Policy, "$defs/date", "{{ requirements: [{{ enforceFrom: {0} }}] }}", "2026-01-01 | 2026-1-1 01.01.2026")]
    [InlineData(
        Policy,
        "$defs/address",
        "{{ support: [{{ source: {0} }}] }}",
        "https://a.example/x http://a.example | a.example ftp://a.example javascript:alert(1)")]
    [InlineData(Policy, "$defs/person", "{{ waivers: {{ approvers: [{0}] }} }}", "a@b.example | a a@ @b a@b@c")]
    [InlineData(Organisation, "$defs/date", "{{ domains: [{{ from: {0} }}] }}", "2026-01-01 | 2026-1-1 01.01.2026")]
    [InlineData(Organisation, "$defs/person", "{{ capabilities: [{{ accountable: '{0}' }}] }}", "a@b.example | a a@ @b a@b@c")]
    [InlineData(
        Organisation,
        "$defs/compliance/properties/source",
        "{{ compliance: [{{ source: {0} }}] }}",
        "https://a.example/x | a.example ftp://a.example javascript:alert(1)")]
    [InlineData(Organisation, "$defs/id", "{{ products: [{{ id: {0} }}] }}", "payments-api a.b_c | a/b ä a%b")]
    [InlineData(
        Policy,
        "$defs/purl",
        "{{ components: [{{ purl: {0} }}] }}",
        "pkg:nuget/Serilog PKG:nuget/A.* | nuget/Serilog pkg:nuget Serilog")]
    public void The_patterns_of_the_schema_and_the_reader_agree(string schema, string place, string file, string validThenInvalid)
    {
        var described = JsonSchema.Build(At(schema, place), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
        var (valid, invalid) = (validThenInvalid.Split(" | ")[0].Split(' '), validThenInvalid.Split(" | ")[1].Split(' '));
        Assert.All(valid.Concat(invalid), value =>
        {
            var expected = valid.Contains(value);
            Assert.True(expected == described.Evaluate(JsonSerializer.SerializeToElement(value)).IsValid, $"schema: {value}");
            var refusal = $"'{value}' is not valid";
            var isRefused = Messages(schema, file, value).Any(message => message.StartsWith(refusal, StringComparison.Ordinal));
            Assert.True(expected != isRefused, $"reader: {value}");
        });
    }

    private static IEnumerable<string> Messages(string schema, string file, string value) =>
        Problems(schema, file, value).Select(problem => problem.Message);

    private static IReadOnlyList<Problem> Problems(string schema, string file, string value)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, file, value);
        return schema switch
        {
            Policy => PolicyFileReader.Read("f", text).Problems,
            Product => ProductFileReader.Read("f", text).Problems,
            Baseline => BaselineFileReader.Read("f", text).Problems,
            _ => OrganisationFileReader.Read("f", text).Problems,
        };
    }

    private static JsonElement At(string schema, string place)
    {
        using var document = JsonDocument.Parse(RepositoryFile.Text(schema));
        return place.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(document.RootElement, (node, key) => node.GetProperty(key))
            .Clone();
    }

    [GeneratedRegex(@"^'no-such-key' is not a key of .*\(known: (.*)\)$")]
    private static partial Regex KnownKeys();

    [GeneratedRegex("^'(.*)' is missing in ")]
    private static partial Regex MissingKey();

    [GeneratedRegex("^'no-such-word' is not valid .*: expected one of (.*)$")]
    private static partial Regex KnownWords();
}
