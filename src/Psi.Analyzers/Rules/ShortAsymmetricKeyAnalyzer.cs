using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3103: RSA and DSA keys below 2048 bits (RSA: or what the policy asks for), and elliptic curves below 224.</summary>
public sealed class ShortAsymmetricKeyAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ShortAsymmetricKey,
        "Short asymmetric key",
        "'{0}' gives {1}: {2}. Use {3} instead; keys and certificates that exist have to be exchanged.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "RSA and DSA keys below 2048 bits and elliptic curves below 224 bits can be broken with enough machines. "
            + "Use RSA with 3072 bits or nistP256.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values) =>
        new Uses(start.Compilation, values, RuleOptions.Integer(start.Options, RuleOption.RsaMinKeyBits)).Register(start);

    private sealed class Uses(Compilation compilation, CompilationValues values, int leastRsaBits)
        : AlgorithmUses<ShortKey>(compilation, ShortKeyCatalogue.All, values)
    {
        private readonly SymbolTable<string> _algorithms = new();

        public override void Register(CompilationStartAnalysisContext start)
        {
            base.Register(start);
            _algorithms.AddType(start.Compilation, ShortKeyCatalogue.Rsa, ShortKeyCatalogue.Rsa);
            _algorithms.AddType(start.Compilation, ShortKeyCatalogue.Dsa, ShortKeyCatalogue.Dsa);
            if (!_algorithms.IsEmpty)
            {
                start.RegisterOperationAction(OnAssignment, OperationKind.SimpleAssignment);
            }
        }

        protected override ShortKey? ChosenBy(ApiMember<ShortKey?> choice, object value) =>
            value is int bits ? ShortKeyCatalogue.OfSize(choice.Type, bits, leastRsaBits) : base.ChosenBy(choice, value);

        protected override bool IsRelevant(IOperation use, ISymbol containingSymbol, string form, CancellationToken cancellationToken) =>
            (form, use) switch
            {
                (AlgorithmForm.Default, IObjectCreationOperation { Arguments.IsEmpty: true }) =>
                    GeneratedKeyUse.Of(use) is { IsReplaced: false, IsUsed: true, IsSeenWhole: true },
                (AlgorithmForm.Default, _) => false,
                (AlgorithmForm.Name, IInvocationOperation or IObjectCreationOperation) => !GeneratedKeyUse.Of(use).IsReplaced,
                _ => true,
            };

        protected override Diagnostic CreateDiagnostic(AnalyzerOptions options, Location location, string found, ShortKey key, string form)
        {
            var bits = Math.Max(ShortKey.RecommendedRsaBits, leastRsaBits).ToString(CultureInfo.InvariantCulture);
            var properties = FindingProperties.Of(FindingProperties.Form, form).Add(FindingProperties.Bits, bits);
            return Diagnostic.Create(Rule.In(options), location, properties, found, key.What, key.Why, key.Replacement);
        }

        private void OnAssignment(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is not { Member: IPropertyReferenceOperation { Property: var property } reference } write
                || property.Name != CipherNames.KeySize
                || !_algorithms.TryFindBase(reference.Instance?.Type, out var algorithm))
            {
                return;
            }

            foreach (var value in KnownValues.Alternatives(write.Value))
            {
                if (Values.Of(value, context.CancellationToken) is { HasValue: true, Value: int bits }
                    && ShortKeyCatalogue.OfSize(algorithm, bits, leastRsaBits) is { } key)
                {
                    Report(context, value.Syntax, property, key, AlgorithmForm.Name);
                }
            }
        }
    }
}
