using System.Text;
using Psi.Policy;

namespace Psi.Build.Tests;

public sealed class CompilerLogReaderTests
{
    [Fact]
    public void Rules_results_and_overrides_are_read()
    {
        var log = Read("""
            { "version": "2.1.0", "runs": [ {
              "tool": { "driver": { "rules": [
                { "id": "PSI3101", "properties": { "category": "PsiCryptography", "tags": [ "Security" ] } },
                { "id": "PSI3901", "defaultConfiguration": { "level": "note" }, "properties": { "tags": [ "PsiEvidence" ] } } ] } },
              "invocations": [ { "ruleConfigurationOverrides": [
                { "descriptor": { "id": "PSI3101" }, "configuration": { "enabled": false } } ] } ],
              "results": [ { "ruleId": "PSI3901", "level": "note", "message": { "text": "HSTS is on" },
                "locations": [ { "physicalLocation": {
                  "artifactLocation": { "uri": "file:///repo/My%20App/Program.cs" },
                  "region": { "startLine": 4, "startColumn": 2 } } } ] } ] } ] }
            """);

        Assert.True(log.Rules["PSI3101"].IsLowered);
        Assert.Equal("PsiCryptography", log.Rules["PSI3101"].Category);
        Assert.False(log.Rules["PSI3901"].IsLowered);
        Assert.True(log.Rules["PSI3901"].IsEvidence);
        var result = Assert.Single(log.Results);
        Assert.Equal(("PSI3901", "HSTS is on", 4, 2), (result.RuleId, result.Message, result.At.Line, result.At.Column));
        Assert.EndsWith("My App/Program.cs", result.At.Path.Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"level\": \"note\"", true)]
    [InlineData("\"level\": \"none\"", true)]
    [InlineData("\"enabled\": false", true)]
    [InlineData("\"level\": \"warning\"", false)]
    [InlineData("\"level\": \"error\"", false)]
    [InlineData("\"enabled\": true", false)]
    public void A_rule_is_lowered_when_it_is_off_or_below_its_default(string configuration, bool expected)
    {
        var log = Read($$"""
            { "version": "2.1.0", "runs": [ { "tool": { "driver": { "rules": [ { "id": "PSI3101" } ] } },
              "invocations": [ { "ruleConfigurationOverrides": [
                { "descriptor": { "id": "PSI3101" }, "configuration": { {{configuration}} } } ] } ] } ] }
            """);

        Assert.Equal(expected, log.Rules["PSI3101"].IsLowered);
    }

    [Fact]
    public void A_result_the_source_suppresses_is_marked()
    {
        var log = Read("""
            { "version": "2.1.0", "runs": [ {
              "tool": { "driver": { "rules": [ { "id": "PSI3101", "properties": { "isEverSuppressed": "true" } } ] } },
              "results": [ { "ruleId": "PSI3101", "message": { "text": "x" }, "suppressions": [ { "kind": "inSource" } ] } ] } ] }
            """);

        Assert.True(log.Rules["PSI3101"].IsEverSuppressed);
        Assert.True(Assert.Single(log.Results).IsSuppressed);
    }

    [Theory]
    [InlineData("{}", """{ "isEverSuppressed": "true", "suppressionKinds": [ "external" ] }""")]
    [InlineData("""{ "isEverSuppressed": "true", "suppressionKinds": [ "external" ] }""", "{}")]
    public void A_rule_that_is_described_twice_is_suppressed_when_one_of_them_says_so(string first, string second)
    {
        var log = Read($$"""
            { "version": "2.1.0", "runs": [ { "tool": { "driver": { "rules": [
              { "id": "PSI3101", "properties": {{first}} },
              { "id": "PSI3101", "helpUri": "https://contoso.example/PSI3101", "properties": {{second}} } ] } } } ] }
            """);

        var rule = Assert.Single(log.Rules).Value;
        Assert.True(rule.IsEverSuppressed);
        Assert.True(rule.IsSuppressedBySettings);
    }

    [Fact]
    public void The_order_of_properties_says_nothing()
    {
        var log = Read("""
            { "runs": [ {
              "results": [ {
                "suppressions": [
                  { "properties": { "suppressionType": "Pragma Directive" }, "kind": "inSource" },
                  { "properties": { "suppressionType": "other" } } ],
                "locations": [
                  { "logicalLocations": [] },
                  { "physicalLocation": {
                    "region": { "startColumn": 2, "startLine": 4 }, "artifactLocation": { "uri": "a%20b.cs" } } },
                  { "physicalLocation": {} } ],
                "message": { "text": "found" }, "ruleId": "PSI3101" } ],
              "invocations": [ { "ruleConfigurationOverrides": [
                { "configuration": { "level": "note" }, "descriptor": { "index": 0, "id": "PSI3101" } } ] } ],
              "tool": { "driver": { "rules": [ {
                "properties": { "suppressionKinds": [ "inSource", "external" ] },
                "defaultConfiguration": { "level": "error" },
                "id": "PSI3101" } ], "name": "c" } }
            } ], "version": "2.1.0" }
            """);

        var rule = log.Rules["PSI3101"];
        Assert.True(rule.IsLowered);
        Assert.True(rule.IsSuppressedBySettings);
        Assert.Equal(
            new LoggedResult("PSI3101", "found", new FileLocation("a b.cs", 4, 2), LoggedResult.Pragma), Assert.Single(log.Results));
    }

    [Theory]
    [InlineData("file:///")]
    [InlineData("file://[::1")]
    [InlineData("%")]
    [InlineData("%ff%fe")]
    [InlineData("file:///C:/%00")]
    public void A_place_whose_uri_is_odd_keeps_its_result(string uri)
    {
        var log = Read("""
            { "version": "2.1.0", "runs": [ { "tool": { "driver": { } },
              "results": [ { "ruleId": "PSI3101", "locations": [
                { "physicalLocation": { "artifactLocation": { "uri": "ODD" }, "region": { "startLine": 4 } } } ] } ] } ] }
            """.Replace("ODD", uri, StringComparison.Ordinal));

        Assert.Equal(4, Assert.Single(log.Results).At.Line);
    }

    [Fact]
    public void What_is_of_another_type_than_expected_counts_as_absent()
    {
        var log = Read("""
            { "version": "2.1.0", "runs": [ {
              "tool": { "driver": { "rules": [
                3,
                { "id": 4 },
                { "id": "PSI3101", "defaultConfiguration": [], "properties": "x" },
                { "id": "PSI3201", "properties": { "tags": {}, "category": [ 1 ] } } ] } },
              "invocations": { "ruleConfigurationOverrides": [] },
              "results": [
                "x",
                { "ruleId": null },
                { "ruleId": "PSI3101", "message": "m", "locations": [ { "physicalLocation": 1 } ], "suppressions": { } } ] } ] }
            """);

        Assert.Equal(["PSI3101", "PSI3201"], log.Rules.Keys);
        Assert.Equal(new LoggedResult("PSI3101", "", new FileLocation("")), Assert.Single(log.Results));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "version": "1.0.0" }""")]
    [InlineData("""{ "version": "2.1.0", "runs": [ { } ] }""")]
    [InlineData("""{ "version": "2.1.0", "runs": [ { "tool": [] } ] }""")]
    [InlineData("""{ "version": "2.1.0", "runs": [ ] } x""")]
    [InlineData("""{ "version": "2.1.0", "runs": [ """)]
    public void What_is_no_log_is_refused_with_a_reason_and_never_throws(string text)
    {
        Assert.Null(CompilerLogReader.Read(Encoding.UTF8.GetBytes(text), out var reason));
        Assert.NotNull(reason);
    }

    [Fact]
    public void Mutated_logs_never_throw()
    {
        const string log = """
            {"version":"2.1.0","runs":[{"tool":{"driver":{"rules":[{"id":"PSI3101","properties":{"tags":["a"]}}]}},
            "invocations":[{"ruleConfigurationOverrides":[{"descriptor":{"id":"PSI3101"},"configuration":{"enabled":false}}]}],
            "results":[{"ruleId":"PSI3101","message":{"text":"t"},"locations":[{"physicalLocation":
            {"artifactLocation":{"uri":"file:///a.cs"},"region":{"startLine":1}}}]}]}]}
            """;
        var random = new Random(3101);
        for (var round = 0; round < 5_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(log);
            for (var edit = 0; edit < 3; edit++)
            {
                bytes[random.Next(bytes.Length)] = (byte)"{}[]\",:0ax\0\u007f"[random.Next(12)];
            }

            CompilerLogReader.Read(bytes, out _);
        }
    }

    private static CompilerLog Read(string text)
    {
        var log = CompilerLogReader.Read(Encoding.UTF8.GetBytes(text), out var reason);
        Assert.Null(reason);
        return log!;
    }
}
