using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Tests;

/// <summary>The options the compiler makes of one global analyzer configuration.</summary>
/// <param name="lines">Its settings.</param>
internal sealed class GlobalOptionsProvider(string lines) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(
        AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse($"is_global = true\n{lines}\n", "/.globalconfig"))).GlobalConfigOptions.AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
