using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Deserialization;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3404: serializers of packages that are told to create the types that data names.</summary>
public sealed class OpenSerializerAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.OpenSerializer,
        "Serializer open to any type",
        "'{0}' lets the data say which types are created, so whoever can write the data can run code in this process. {1}.",
        RuleCategory.Deserialization,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Some serializers can be told to create the types that data names. Tell them which types to expect instead.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var symbols = OpenSerializerSymbols.In(start.Compilation);
        var uses = new Uses(symbols, values.Known, values.AlwaysTrue);
        if (!symbols.Calls.IsEmpty || !symbols.Builders.IsEmpty)
        {
            start.RegisterOperationAction(uses.OnCall, OperationKind.Invocation, OperationKind.MethodReference);
        }

        if (!symbols.Values.IsEmpty)
        {
            start.RegisterOperationAction(uses.OnValue, OperationKind.PropertyReference, OperationKind.FieldReference);
        }

        if (!symbols.Creations.IsEmpty)
        {
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
        }

        if (!symbols.Settings.IsEmpty || !symbols.Decisions.IsEmpty)
        {
            start.RegisterOperationAction(uses.OnWrite, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        }
    }

    private sealed class Uses(OpenSerializerSymbols symbols, KnownValues values, AlwaysTrueFunctions functions)
    {
        public void OnCall(OperationAnalysisContext context)
        {
            var method = context.Operation switch
            {
                IInvocationOperation call => call.TargetMethod,
                IMethodReferenceOperation { Parent: not INameOfOperation } reference => reference.Method,
                _ => null,
            };
            if (symbols.Calls.TryFind(method, out var open)
                || symbols.Builders.TryFind(method, out open)
                    && context.Operation is IInvocationOperation built
                    && !RemovesResolvers(built))
            {
                Report(context, OperationSyntax.MemberName(context.Operation.Syntax), method!, open);
            }
        }

        public void OnValue(OperationAnalysisContext context)
        {
            var reference = (IMemberReferenceOperation)context.Operation;
            if (symbols.Values.TryFind(reference.Member, out var open) && (ValueUse.IsPutToUse(reference) || IsBuiltUpon(reference)))
            {
                Report(context, reference.Syntax, reference.Member, open);
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Constructor is { } constructor && symbols.Creations.TryFind(constructor, out var open))
            {
                Report(context, creation.Syntax, constructor, open);
            }
        }

        public void OnWrite(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is not { } write)
            {
                return;
            }

            if (symbols.Settings.TryFind(write.Member.Member, out var setting))
            {
                if (IsKnownToBe(write.Value, setting.Value, context.CancellationToken)
                    && !ObjectWrites.WritesToSameObject(write).Any(other =>
                        other.Member.Member.Name == setting.Unless && IsKnownToBe(other.Value, false, context.CancellationToken)))
                {
                    Report(context, write.Value.Syntax, write.Member.Member, setting);
                }
            }
            else if (symbols.Decisions.TryFind(write.Member.Member, out var decision) && Agrees(write.Value, context.CancellationToken))
            {
                Report(context, write.Value.Syntax, write.Member.Member, decision);
            }
        }

        private bool IsKnownToBe(IOperation value, bool expected, CancellationToken cancellationToken) =>
            values.Of(value, cancellationToken) is { HasValue: true, Value: bool known } && known == expected;

        private bool Agrees(IOperation value, CancellationToken cancellationToken) => (value as IDelegateCreationOperation)?.Target switch
        {
            IAnonymousFunctionOperation lambda => functions.IsAlwaysTrue(lambda, cancellationToken),
            IMethodReferenceOperation { Method: var method } => functions.IsAlwaysTrue(method, cancellationToken),
            _ => false,
        };

        // Options.WithSecurity(…) keeps the resolver; Options.WithResolver(…) replaces it.
        private static bool IsBuiltUpon(IMemberReferenceOperation reference) =>
            reference.Parent is IInvocationOperation call && call.Instance == reference
            && call.TargetMethod.Name != SerializerNames.WithResolver && SymbolEqualityComparer.Default.Equals(call.Type, reference.Type);

        private static bool RemovesResolvers(IInvocationOperation built)
        {
            for (var call = built.Instance as IInvocationOperation; call is not null; call = call.Instance as IInvocationOperation)
            {
                if (call.TargetMethod.Name == SerializerNames.WithoutNodeTypeResolver)
                {
                    return true;
                }
            }

            return false;
        }

        private static void Report(OperationAnalysisContext context, SyntaxNode node, ISymbol found, OpenSerializer open) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), node.GetLocation(), NameOf(found), open.Advice));

        private static string NameOf(ISymbol found) => found is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? "new " + found.ContainingType.Name
            : found.ContainingType.Name + "." + found.Name;
    }
}
