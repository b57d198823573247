using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Tests;

/// <summary>The help links of findings. That each rule uses them is shown by <see cref="RuleRunsTests"/>.</summary>
public sealed class RuleHelpTests
{
#pragma warning disable RS2008 // No package ships this rule.
    private static readonly DiagnosticDescriptor Rule = new(
        "PSI3101",
        "Title",
        "Message {0}",
        "PsiCryptography",
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "Description.",
        helpLinkUri: null,
        "PsiEvidence",
        WellKnownDiagnosticTags.NotConfigurable);
#pragma warning restore RS2008

    [Fact]
    public void Where_no_pages_are_known_a_rule_is_itself() => Assert.Same(Rule, Rule.In(Options("")));

    [Fact]
    public void A_rule_with_a_link_is_the_same_rule_in_all_else()
    {
        var linked = Rule.In(Options("psi.help = https%3A//contoso.example/psi/%7Bid%7D.html%3Fa%3D1%3B%23fix"));

        Assert.Equal("https://contoso.example/psi/PSI3101.html?a=1;#fix", linked.HelpLinkUri);
        Assert.Equal(
            (Rule.Id, Rule.Category, Rule.DefaultSeverity, Rule.IsEnabledByDefault),
            (linked.Id, linked.Category, linked.DefaultSeverity, linked.IsEnabledByDefault));
        Assert.Equal((Rule.Title, Rule.MessageFormat, Rule.Description), (linked.Title, linked.MessageFormat, linked.Description));
        Assert.Equal(Rule.CustomTags, linked.CustomTags);
    }

    [Fact]
    public void It_is_made_once_in_a_compilation()
    {
        var options = Options("psi.help = https%3A//contoso.example/%7Bid%7D");

        Assert.Same(Rule.In(options), Rule.In(options));
    }

    [Fact]
    public void Another_compilation_has_its_own()
    {
        Assert.Equal("https://a.example/PSI3101", Rule.In(Options("psi.help = https%3A//a.example/%7Bid%7D")).HelpLinkUri);
        Assert.Equal("https://b.example/PSI3101", Rule.In(Options("psi.help = https%3A//b.example/%7Bid%7D")).HelpLinkUri);
    }

    private static AnalyzerOptions Options(string lines) =>
        new(ImmutableArray<AdditionalText>.Empty, new GlobalOptionsProvider(lines));
}
