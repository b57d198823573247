using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Components;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>The first place in each file that names an API by which a service shows, one for each service.</summary>
/// <param name="apis">The APIs.</param>
/// <param name="counts">Whether an operation counts; what is used outside of any operation, such as the type of a field, does.</param>
/// <param name="report">What is done with a use.</param>
internal sealed class ServiceApiUses(
    ServiceApis apis,
    Func<IOperation, CancellationToken, bool> counts,
    Func<AnalyzerOptions, NamedService, Location, string, Diagnostic> report)
{
    public void RegisterIn(CompilationStartAnalysisContext start) => start.RegisterSyntaxNodeAction(OnFile, SyntaxKind.CompilationUnit);

    // A file is looked at as a whole, so that the first use is the same one in every run.
    private void OnFile(SyntaxNodeAnalysisContext context)
    {
        var root = context.Node;
        var written = HandWrittenCode.Of(root.SyntaxTree, root);
        if (written.IsEmpty)
        {
            return;
        }

        var reported = new HashSet<NamedService>();
        foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (!apis.MayBeMeantBy(name.Identifier.ValueText)
                || context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not { } symbol)
            {
                continue;
            }

            foreach (var service in apis.Of(symbol))
            {
                if (!reported.Contains(service) && written.Contains(name) && Counts(name, context))
                {
                    reported.Add(service);
                    context.ReportDiagnostic(report(context.Options, service, name.GetLocation(), ServiceApis.NameOf(symbol)));
                }
            }

            if (reported.Count == apis.ServiceCount)
            {
                return;
            }
        }
    }

    private bool Counts(SyntaxNode node, SyntaxNodeAnalysisContext context) =>
        OperationAround(node, context) is not { } operation || counts(operation, context.CancellationToken);

    // The name of a method is no operation; the call is.
    private static IOperation? OperationAround(SyntaxNode node, SyntaxNodeAnalysisContext context)
    {
        for (var around = node; around is not null && OperationSyntax.MayBeInOperation(around); around = around.Parent)
        {
            if (context.SemanticModel.GetOperation(around, context.CancellationToken) is { } operation)
            {
                return operation;
            }
        }

        return null;
    }
}
