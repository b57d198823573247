using System.Globalization;
using System.Text;

namespace Psi.Benchmarks.Inputs;

/// <summary>An error log as the C# compiler writes it with <c>/errorlog:…,version=2.1</c>.</summary>
internal static class CompilerLogText
{
    /// <summary>A log in UTF-8.</summary>
    /// <param name="rules">Rules of the compile's analyzers; every seventh is switched off by a configuration.</param>
    /// <param name="results">Results, spread over the rules; every twentieth is suppressed in the source.</param>
    public static byte[] Of(int rules, int results) => Encoding.UTF8.GetBytes($$"""
        {
          "$schema": "http://json.schemastore.org/sarif-2.1.0",
          "version": "2.1.0",
          "runs": [
            {
              "results": [
        {{Joined(results, number => Result(number, number % rules))}}
              ],
              "properties": { "analyzerExecutionTime": "1.531" },
              "tool": {
                "driver": {
                  "name": "Microsoft (R) Visual C# Compiler",
                  "semanticVersion": "5.0.0",
                  "language": "en",
                  "rules": [
        {{Joined(rules, Rule)}}
                  ]
                }
              },
              "invocations": [
                {
                  "executionSuccessful": true,
                  "ruleConfigurationOverrides": [
        {{Joined(rules / 7, number => Override(number * 7))}}
                  ]
                }
              ],
              "columnKind": "utf16CodeUnits"
            }
          ]
        }
        """);

    private static string Result(int number, int rule) => $$"""
        {
          "ruleId": "{{Id(rule)}}",
          "ruleIndex": {{rule}},
          "level": "warning",
          "message": { "text": "Member 'Number{{number}}' does not access instance data and can be marked as static" },
          {{(number % 20 == 0 ? """ "suppressions": [ { "kind": "inSource" } ],""" : "")}}
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": { "uri": "file:///repo/src/My%20App/Folder{{number % 40}}/File{{number % 300}}.cs" },
                "region": { "startLine": {{number % 900 + 1}}, "startColumn": 9, "endLine": {{number % 900 + 1}}, "endColumn": 42 }
              }
            }
          ],
          "properties": { "warningLevel": 1 }
        }
        """;

    private const string Description =
        "Members that do not access instance data or call instance methods can be marked as static. "
        + "After they are marked as static, the compiler will emit nonvirtual call sites to these members, "
        + "which gives a measurable gain where performance matters.";

    private static string Rule(int number) => $$"""
        {
          "id": "{{Id(number)}}",
          "shortDescription": { "text": "Mark members as static" },
          "fullDescription": { "text": "{{Description}}" },
          "defaultConfiguration": { "level": "note" },
          "helpUri": "https://learn.microsoft.com/dotnet/fundamentals/code-analysis/quality-rules/{{Id(number)}}",
          "properties": {
            "category": "Performance",
            "executionTimeInSeconds": "0.002",
            "executionTimeInPercentage": "<1",
            "tags": [ "PortedFromFxCop", "Telemetry", "EnabledRuleInAggressiveMode" ]
          }
        }
        """;

    private static string Override(int rule) => $$"""
        { "descriptor": { "id": "{{Id(rule)}}", "index": {{rule}} }, "configuration": { "enabled": false } }
        """;

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"CA{number + 1000}");

    private static string Joined(int count, Func<int, string> text) => string.Join(",\n", Enumerable.Range(0, count).Select(text));
}
