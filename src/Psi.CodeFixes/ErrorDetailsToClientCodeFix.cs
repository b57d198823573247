using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3506: puts the page for developers under an <c>if</c> that asks for the development environment, where the code has one to ask.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ErrorDetailsToClientCodeFix))]
[Shared]
public sealed class ErrorDetailsToClientCodeFix() : ExpressionCodeFix(RuleIds.ErrorDetailsToClient)
{
    private protected override Replacement? ReplacementFor(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } statement
            || access.Name != node
            || EnvironmentFor(access.Expression, model, cancellationToken) is not { } environment)
        {
            return null;
        }

        var guarded = SyntaxFactory.IfStatement(
            SyntaxFactory.ParseExpression(environment + ".IsDevelopment()"),
            SyntaxFactory.Block(statement.WithoutLeadingTrivia().WithTrailingTrivia(SyntaxFactory.ElasticMarker)));
        return new("Call it in development only", statement, guarded.WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static string? EnvironmentFor(ExpressionSyntax application, SemanticModel model, CancellationToken cancellationToken)
    {
        if (application is IdentifierNameSyntax name
            && model.GetTypeInfo(name, cancellationToken).Type?.GetMembers("Environment").OfType<IPropertySymbol>().Any() == true)
        {
            return name.Identifier.ValueText + ".Environment";
        }

        return model.LookupSymbols(application.SpanStart).FirstOrDefault(symbol => IsEnvironment(symbol switch
        {
            IParameterSymbol parameter => parameter.Type,
            ILocalSymbol local => local.Type,
            IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        }))?.Name;
    }

    private static bool IsEnvironment(ITypeSymbol? type) => type?.Name is "IWebHostEnvironment" or "IHostEnvironment" or "IHostingEnvironment";
}
