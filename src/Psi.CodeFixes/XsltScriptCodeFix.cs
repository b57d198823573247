using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3412: takes script and <c>document()</c> away from stylesheets.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(XsltScriptCodeFix))]
[Shared]
public sealed class XsltScriptCodeFix : CodeFixProvider
{
    private const string Title = "Switch it off (stylesheets that use it fail to load or to run)";

    private const string EquivalenceKey = RuleIds.XsltScript + ".SwitchOff";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.XsltScript);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => CheckedChange.RegisterAsync(
        context,
        Title,
        EquivalenceKey,
        (root, node, model) => (OppositeLiteral.Of(node) ?? SaferMember.Instead(node, "Default", model, context.CancellationToken)) is { } off ? root.ReplaceNode(node, off) : null);
}
