using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3506: shows the page for developers in the development environment only, where the code can ask for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ErrorDetailsToClientCodeFix))]
[Shared]
public sealed class ErrorDetailsToClientCodeFix() : SecurityCodeFix(RuleIds.ErrorDetailsToClient)
{
    private protected override CodeChange? ChangeFor(FixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement
            || statement.Expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            || access.Name != target.Node
            || EnvironmentFor(access.Expression, target) is not { } environment)
        {
            return null;
        }

        var guarded = SyntaxFactory.IfStatement(
            SyntaxFactory.ParseExpression(environment + ".IsDevelopment()"),
            SyntaxFactory.Block(statement.WithoutLeadingTrivia().WithTrailingTrivia(SyntaxFactory.ElasticMarker)));
        return target.Replace(
            "Call it in development only",
            statement,
            guarded.WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static string? EnvironmentFor(ExpressionSyntax application, FixTarget target)
    {
        if (application is IdentifierNameSyntax name
            && target.TypeOf(name)?.GetMembers("Environment").OfType<IPropertySymbol>().Any() == true)
        {
            return name.Identifier.ValueText + ".Environment";
        }

        return target.Model.LookupSymbols(application.SpanStart).FirstOrDefault(symbol => IsEnvironment(symbol switch
        {
            IParameterSymbol parameter => parameter.Type,
            ILocalSymbol local => local.Type,
            IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        }))?.Name;
    }

    private static bool IsEnvironment(ITypeSymbol? type) =>
        type?.Name is "IWebHostEnvironment" or "IHostEnvironment" or "IHostingEnvironment";
}
