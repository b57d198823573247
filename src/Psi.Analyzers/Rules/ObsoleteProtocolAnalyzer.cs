using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3202: SSL 2.0 to TLS 1.1, allowed by name or by number wherever a set of versions is assigned or passed.</summary>
public sealed class ObsoleteProtocolAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ObsoleteProtocol,
        "Obsolete TLS or SSL version",
        "This allows {0}, so an attacker on the network path can have the connection fall back to it and use its known breaks to read or "
            + "change the traffic. Use {1}.",
        RuleCategory.Transport,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SSL 2.0, SSL 3.0, TLS 1.0 and TLS 1.1 have known breaks and are deprecated by RFC 6176, RFC 7568 and RFC 8996. "
            + "Leave the choice of the version to the operating system.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var sets = new SymbolTable<ProtocolSet>();
        foreach (var set in ObsoleteProtocolCatalogue.Sets)
        {
            // .NET Standard 2.0 has no name for the system's choice among SecurityProtocolType.
            var types = TypeLookup.In(start.Compilation).Find(set.Name);
            var hasChoice = types.Any(type => type.GetMembers(set.Fact.SystemChoice).Length > 0);
            sets.AddType(start.Compilation, set.Name, hasChoice ? set.Fact : set.Fact.WithoutSystemChoice);
        }

        if (sets.IsEmpty)
        {
            return;
        }

        var uses = new Uses(sets, values.Known);
        start.RegisterOperationAction(
            uses.OnAssignment, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment);
        start.RegisterOperationAction(uses.OnArgument, OperationKind.Argument);
        start.RegisterOperationAction(uses.OnInitializer, OperationKind.PropertyInitializer, OperationKind.FieldInitializer);
    }

    private sealed class Uses(SymbolTable<ProtocolSet> sets, KnownValues values)
    {
        public void OnAssignment(OperationAnalysisContext context)
        {
            var assignment = (IAssignmentOperation)context.Operation;
            // A set that is masked with "&=" can only become smaller.
            if (SetOf(assignment.Target.Type) is { } set
                && assignment is not ICompoundAssignmentOperation { OperatorKind: not BinaryOperatorKind.Or })
            {
                Report(context, assignment.Value, set);
            }
        }

        public void OnArgument(OperationAnalysisContext context)
        {
            var argument = (IArgumentOperation)context.Operation;
            // The declared type counts: a T that happens to be a set of versions belongs to a list or an assertion.
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { RefKind: RefKind.None or RefKind.In } parameter }
                && SetOf(parameter.OriginalDefinition.Type) is { } set
                && ValueUse.IsPutToUse(argument.Value))
            {
                Report(context, argument.Value, set);
            }
        }

        public void OnInitializer(OperationAnalysisContext context)
        {
            // A value that never changes is reported where it is used. Code may compare with it to refuse it.
            var type = context.Operation switch
            {
                IPropertyInitializerOperation property =>
                    property.InitializedProperties.FirstOrDefault(static member => !member.IsReadOnly)?.Type,
                IFieldInitializerOperation field =>
                    field.InitializedFields.FirstOrDefault(static member => member is { IsReadOnly: false, IsConst: false })?.Type,
                _ => null,
            };
            if (SetOf(type) is { } set)
            {
                Report(context, ((ISymbolInitializerOperation)context.Operation).Value, set);
            }
        }

        private ProtocolSet? SetOf(ITypeSymbol? type)
        {
            if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] })
            {
                type = underlying;
            }

            return sets.TryFind(type, out var set) ? set : null;
        }

        private void Report(OperationAnalysisContext context, IOperation assigned, ProtocolSet set)
        {
            foreach (var value in KnownValues.Alternatives(assigned).SelectMany(Parts))
            {
                if (NumberOf(value, context.CancellationToken) is { } protocols
                    && ObsoleteProtocolCatalogue.NamesIn(protocols) is { } names)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), value.Syntax.GetLocation(), names, set.Advice));
                }
            }
        }

        /// <summary>The parts of a set that is no constant, such as <c>current | SslProtocols.Tls</c>.</summary>
        private static IEnumerable<IOperation> Parts(IOperation value)
        {
            var pending = new Stack<IOperation>();
            pending.Push(value);
            while (pending.Count > 0)
            {
                var part = pending.Pop();
                if (part is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or, ConstantValue.HasValue: false } union)
                {
                    pending.Push(union.RightOperand);
                    pending.Push(union.LeftOperand);
                }
                else
                {
                    yield return part;
                }
            }
        }

        private long? NumberOf(IOperation value, CancellationToken cancellationToken) =>
            values.Of(value, cancellationToken) is { HasValue: true, Value: int or long or short or byte or uint or ushort or sbyte } known
                ? Convert.ToInt64(known.Value, CultureInfo.InvariantCulture)
                : null;
    }
}
