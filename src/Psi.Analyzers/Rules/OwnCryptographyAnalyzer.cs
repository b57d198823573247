using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3114: a class that takes the place of a platform's cryptographic type and computes the algorithm itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnCryptographyAnalyzer() : SecurityRule(Rule)
{
    private const string Namespace = "System.Security.Cryptography.";

    // A hash of so few bits can be nothing but a checksum.
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
            + "application code.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.OwnCryptography));

    private static readonly (string Type, Algorithm Kind)[] Contracts =
    [
        ("KeyedHashAlgorithm", new("a keyed hash", "HMACSHA256")),
        ("HashAlgorithm", new("a hash", "SHA256")),
        ("SymmetricAlgorithm", new("a cipher", "AesGcm")),
        ("AsymmetricAlgorithm", new("encryption or signatures with key pairs", "RSA or ECDsa")),
        ("ICryptoTransform", new("a cipher", "AesGcm")),
    ];

    private static readonly HashSet<string> TestFrameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core",
    };

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var contracts = new SymbolTable<Algorithm>();
        foreach (var (type, kind) in Contracts)
        {
            contracts.AddType(start.Compilation, Namespace + type, kind);
        }

        // A test project's algorithms are stand-ins.
        if (!contracts.IsEmpty && !start.Compilation.ReferencedAssemblyNames.Any(static assembly => TestFrameworks.Contains(assembly.Name)))
        {
            start.RegisterSymbolAction(new Classes(contracts, values).OnType, SymbolKind.NamedType);
        }
    }

    private sealed class Classes(SymbolTable<Algorithm> contracts, CompilationValues values)
    {
        private readonly OwnComputation _computation = new(values.Source);

        public void OnType(SymbolAnalysisContext context)
        {
            var type = (INamedTypeSymbol)context.Symbol;
            if (type.TypeKind is TypeKind.Class or TypeKind.Struct
                && ContractOf(type) is { } algorithm
                && !ChecksumNames.IsIn(type.Name)
                && _computation.IsIn(type, context.CancellationToken)
                && !IsShort(type, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, type.Locations[0], type.Name, algorithm.What, algorithm.Replacement));
            }
        }

        private Algorithm? ContractOf(INamedTypeSymbol type)
        {
            for (var candidate = type.BaseType; candidate is not null; candidate = candidate.BaseType)
            {
                if (contracts.TryFind(candidate, out var algorithm))
                {
                    return algorithm;
                }
            }

            foreach (var contract in type.AllInterfaces)
            {
                if (contracts.TryFind(contract, out var algorithm))
                {
                    return algorithm;
                }
            }

            return null;
        }

        /// <summary>True when the class says that its hash has no more bits than a checksum, by <c>HashSizeValue</c> or <c>HashSize</c>.</summary>
        private bool IsShort(INamedTypeSymbol type, CancellationToken cancellationToken)
        {
            foreach (var member in type.GetMembers())
            {
                var isShort = member switch
                {
                    IPropertySymbol { Name: "HashSize" } => values.Source.InitialValueOf(member, cancellationToken) is { } size && IsFew(size, cancellationToken),
                    IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => values.Source.BodyOf(constructor, cancellationToken) is { } body
                        && body.DescendantsAndSelf().OfType<ISimpleAssignmentOperation>().Any(assignment =>
                            assignment.Target is IFieldReferenceOperation { Field.Name: "HashSizeValue" } && IsFew(assignment.Value, cancellationToken)),
                    _ => false,
                };
                if (isShort)
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsFew(IOperation bits, CancellationToken cancellationToken) =>
            values.Known.Of(bits, cancellationToken) is { HasValue: true, Value: int and <= MostBitsOfChecksums };
    }

    /// <summary>What a contract computes, and what the platform has for it.</summary>
    private sealed record Algorithm(string What, string Replacement);
}
