using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3903: passwords are hashed, or keys derived from them, with at least the work that PSI3108 asks for.</summary>
public sealed class SlowPasswordHashAnalyzer() : EvidenceRule(Seen)
{
    private static readonly DiagnosticDescriptor Seen = new(
        RuleIds.SlowPasswordHash,
        "Passwords are hashed slowly",
        "'{0}' makes each guess at a password cost {1}",
        RuleCategory.Evidence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Supports a requirement that passwords are stored with a slow function.",
        customTags: Tags);

    private protected override void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live)
    {
        var functions = SymbolTable.Of(start.Compilation, PasswordFunctionCatalogue.Slow);
        if (!functions.IsEmpty)
        {
            var minimums = new PasswordHashMinimums(RuleOptions.Integer(start.Options, RuleOption.Pbkdf2MinIterations));
            var uses = new Uses(functions, new PasswordWork(minimums, values), live);
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment);
        }
    }

    private sealed class Uses(SymbolTable<PasswordCost> functions, PasswordWork work, LiveCode live)
    {
        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (functions.TryFind(call.TargetMethod, out var cost) && work.Of(call, cost, context.CancellationToken) is { } enough)
            {
                Report(context, OperationSyntax.MemberName(call.Syntax), EvidencePlace.NameOf(call), enough);
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (functions.Contains(creation.Constructor) && work.Of(creation, context.CancellationToken) is { } enough)
            {
                Report(context, creation.Syntax, "new " + creation.Constructor!.ContainingType.Name, enough);
            }
        }

        public void OnAssignment(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is { Member: IPropertyReferenceOperation { Property: var property } } write
                && functions.TryFind(property, out var cost)
                && work.Of(write, cost, context.CancellationToken) is { } enough)
            {
                Report(context, context.Operation.Syntax, property.ContainingType.Name + "." + property.Name, enough);
            }
        }

        private void Report(OperationAnalysisContext context, SyntaxNode place, string name, string enough)
        {
            if (live.Has(context.Operation, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(Seen.In(context.Options), place.GetLocation(), name, enough));
            }
        }
    }
}
