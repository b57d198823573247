using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>Holds diagnostics against what a test marked up: the same ids at the same spans, each exactly once, and nothing else.</summary>
internal static class Expectation
{
    public static void Verify<TAnalyzer>(
        IReadOnlyDictionary<string, Markup> files, IReadOnlyList<DiagnosticResult> results, IEnumerable<Diagnostic> diagnostics, string stage)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var unmatched = diagnostics.ToList();
        var missing = new List<string>();
        foreach (var (path, markup) in files)
        {
            foreach (var marked in markup.Spans)
            {
                var id = marked.Id ?? OnlyRule<TAnalyzer>();
                Take(path, marked.Span, id, _ => true, "");
            }

            foreach (var (key, span) in markup.Locations)
            {
                foreach (var result in results.Where(result => result.Location == key))
                {
                    Take(path, span, result.Id, diagnostic => Satisfies(diagnostic, result), " with " + result);
                }
            }
        }

        foreach (var result in results.Where(result => !files.Values.Any(markup => markup.Locations.ContainsKey(result.Location))))
        {
            missing.Add($"{result.Id} at location #{result.Location}, which is not in the markup");
        }

        Assert.True(
            missing.Count == 0 && unmatched.Count == 0,
            $"{stage}: the diagnostics are not the expected ones.\nMissing:\n{string.Join("\n", missing.DefaultIfEmpty("(none)"))}\nUnexpected:\n{SolutionAnalysis.Describe(unmatched)}");

        void Take(string path, Microsoft.CodeAnalysis.Text.TextSpan span, string id, Func<Diagnostic, bool> satisfies, string more)
        {
            var index = unmatched.FindIndex(diagnostic =>
                diagnostic.Id == id && diagnostic.Location.SourceSpan == span && diagnostic.Location.SourceTree?.FilePath == path && satisfies(diagnostic));
            if (index >= 0)
            {
                unmatched.RemoveAt(index);
            }
            else
            {
                missing.Add($"{path} {id} at «{files[path].Source.Substring(span.Start, span.Length)}» {span}{more}");
            }
        }
    }

    private static bool Satisfies(Diagnostic diagnostic, DiagnosticResult result) =>
        (result.Message is null || result.Message == diagnostic.GetMessage(CultureInfo.InvariantCulture))
        && result.Properties.All(property => diagnostic.Properties.TryGetValue(property.Key, out var value) && value == property.Value);

    private static string OnlyRule<TAnalyzer>()
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        new TAnalyzer().SupportedDiagnostics is [var only] ? only.Id : throw new InvalidOperationException("[|…|] needs an analyzer with one rule; name the id: {|ID:…|}.");
}
