using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Components;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>The first place in each file that uses an API by which a service shows, one for each service.</summary>
/// <param name="apis">The APIs.</param>
/// <param name="names">The names that they are used by.</param>
/// <param name="counts">Whether an operation counts; what is used outside of any operation, such as the type of a field, does.</param>
/// <param name="report">What is done with a use.</param>
internal sealed class ServiceApiUses(
    ServiceApis apis,
    UsableNames names,
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

        var used = new UsedSymbols(context.SemanticModel, names, context.CancellationToken);
        var reported = new HashSet<NamedService>();
        foreach (var node in root.DescendantNodes())
        {
            foreach (var symbol in used.Of(node))
            {
                foreach (var service in apis.Of(symbol))
                {
                    if (!reported.Contains(service) && written.Contains(node) && Counts(node, context))
                    {
                        reported.Add(service);
                        var place = SymbolUse.PlaceOf(node);
                        context.ReportDiagnostic(report(context.Options, service, place, SymbolUse.NameOf(symbol!)));
                    }
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
