using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Psi.Verify.Rules;

/// <summary>The options of rules: the policy, the same for every file, and nothing else.</summary>
internal sealed class PolicyOptions : AnalyzerConfigOptionsProvider
{
    // Has the rules say whether they looked, or passed over the code as tests.
    private const string Facts = "psi.facts = true\n";

    private readonly Options _options;

    /// <param name="globalConfig">The content of a global config.</param>
    public PolicyOptions(byte[] globalConfig)
    {
        var text = Encoding.UTF8.GetString(globalConfig) + Facts;
        var file = AnalyzerConfig.Parse(SourceText.From(text), "/policy.globalconfig");
        _options = new Options(AnalyzerConfigSet.Create(ImmutableArray.Create(file)).GlobalConfigOptions.AnalyzerOptions);
    }

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions => _options;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
