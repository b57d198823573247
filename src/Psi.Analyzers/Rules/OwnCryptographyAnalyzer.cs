using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3114: a class that derives from a cryptographic type of the platform and computes the algorithm itself.</summary>
public sealed class OwnCryptographyAnalyzer() : SecurityRule(Rule)
{
    // A hash of so few bits can only be a checksum.
    private const int MostBitsOfChecksums = 64;

    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.OwnCryptography,
        "Own implementation of a cryptographic algorithm",
        "'{0}' computes {1} itself: mistakes and differences in time that reveal keys or let data be forged go unnoticed in code nobody "
            + "has validated. Use {2} of the platform, or a validated library, instead.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Cryptographic algorithms come from implementations that many have reviewed and somebody has validated, not from "
            + "application code.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var contracts = SymbolTable.OfTypes(start.Compilation, OwnCryptographyCatalogue.Contracts);
        if (!contracts.IsEmpty)
        {
            start.RegisterSymbolAction(new Classes(contracts, values).OnType, SymbolKind.NamedType);
        }
    }

    private sealed class Classes(SymbolTable<CryptographicContract> contracts, CompilationValues values)
    {
        private readonly OwnComputation _computation = new(values.Source);

        public void OnType(SymbolAnalysisContext context)
        {
            var type = (INamedTypeSymbol)context.Symbol;
            if (type.TypeKind is TypeKind.Class or TypeKind.Struct
                && contracts.TryFindBaseOrInterface(type, out var contract)
                && !ChecksumNames.IsIn(type.Name)
                && _computation.IsIn(type, context.CancellationToken)
                && !type.GetMembers().Any(member => SaysFewBits(member, context.CancellationToken)))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule.In(context.Options), type.Locations[0], type.Name, contract.What, contract.Replacement));
            }
        }

        /// <summary>True for a member that gives <c>HashSize</c> or <c>HashSizeValue</c> no more bits than a checksum has.</summary>
        private bool SaysFewBits(ISymbol member, CancellationToken cancellationToken) => member switch
        {
            IPropertySymbol { Name: HashNames.HashSize } =>
                values.Source.InitialValueOf(member, cancellationToken) is { } size && IsFew(size, cancellationToken),
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor =>
                values.Source.BodyOf(constructor, cancellationToken) is { } body
                && body.DescendantsAndSelf().OfType<ISimpleAssignmentOperation>().Any(assignment =>
                    assignment.Target is IFieldReferenceOperation { Field.Name: HashNames.HashSizeValue }
                    && IsFew(assignment.Value, cancellationToken)),
            _ => false,
        };

        private bool IsFew(IOperation bits, CancellationToken cancellationToken) =>
            values.Known.Of(bits, cancellationToken) is { HasValue: true, Value: int and <= MostBitsOfChecksums };
    }
}
