using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3501: keys, tokens and passwords in the texts of the code, known by how they look. What was found is never repeated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretInCodeAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SecretInCode,
        "Secret in the code",
        "This text holds {0} of {1} characters, which everyone who can read the code or the program can use. Revoke it, for it stays in the history, and read the new one from a secret store or the environment.",
        RuleCategory.SensitiveData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A secret in the code is known to everyone who has the repository, its history or the program, and can't be changed without a release.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.SecretInCode));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetSpecialType(SpecialType.System_String).TypeKind == TypeKind.Error)
            {
                return;
            }

            // Tests are full of keys that open nothing; one with a right checksum was issued by somebody.
            var onlyProved = ShippedCode.IsTests(start.Compilation);
            start.RegisterSyntaxNodeAction(
                node => OnText(node, onlyProved), SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringText);
        });
    }

    private static void OnText(SyntaxNodeAnalysisContext context, bool onlyProved)
    {
        var text = TextOf(context.Node);
        if (text.Length < SecretShapes.LeastLength)
        {
            return;
        }

        var secret = SecretShapes.In(text) ?? (SecretShapes.IsAwsSecretKey(text) && HasAwsIdentifierBeside(context.Node) ? new SecretShape("an AWS secret access key", text.Length, IsProved: false) : null);
        if (secret is not null && (secret.IsProved || !onlyProved) && !IsImportedHere(context.Node))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), secret.Kind, secret.Length.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static string TextOf(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InterpolatedStringTextSyntax part => part.TextToken.ValueText,
        _ => "",
    };

    // The identifier and the secret are set together: in one type, or in one program without any.
    private static bool HasAwsIdentifierBeside(SyntaxNode node)
    {
        SyntaxNode? around = node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>();
        return (around ?? node.SyntaxTree.GetRoot()).DescendantNodes().OfType<LiteralExpressionSyntax>().Any(static literal => SecretShapes.IsAwsIdentifier(literal.Token.ValueText));
    }

    // PSI3106 speaks of a private key that is imported where it stands.
    private static bool IsImportedHere(SyntaxNode node) =>
        node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ImportFromPem" } } };
}
