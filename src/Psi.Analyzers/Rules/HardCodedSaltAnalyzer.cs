using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI3107: passwords that are hashed, or keys derived from them, with a salt that is always the same or shorter than 8 bytes.
/// </summary>
public sealed class HardCodedSaltAnalyzer() : SecurityRule(Rule)
{
    // NIST SP 800-132 asks for 16 bytes, PKCS #5 (RFC 8018) for at least 8.
    private const int LeastBytes = 8;

    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.HardCodedSalt,
        "Hard-coded or short salt",
        "'{0}' is given {1} as salt: one table of guesses then opens the passwords of everybody, and equal passwords show. "
            + "Make {2} random bytes for each password (RandomNumberGenerator.GetBytes({2})) and store them beside the result.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A salt makes guesses about one password worthless for the next. One that is the same for all, or has only a few "
            + "values, doesn't. Use 16 random bytes for each password.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values) =>
        new Uses(start.Compilation, values).Register(start);

    private sealed class Uses(Compilation compilation, CompilationValues values)
        : SinkUses(compilation, SaltCatalogue.All, values)
    {
        private const string GoodBytes = "16";

        private readonly ValueOrigins _origins = values.Origins;

        protected override void AnalyzeValue(OperationAnalysisContext context, ApiMember input, string name, IOperation value)
        {
            foreach (var given in KnownValues.Alternatives(value))
            {
                var wrong = WhatIsWrong(given, context.CancellationToken) ?? (IsPassword(given, context) ? "the password itself" : null);
                if (wrong is { } what)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rule.In(context.Options), given.Syntax.GetLocation(), name, what, GoodBytes));
                }
            }
        }

        private string? WhatIsWrong(IOperation given, CancellationToken cancellationToken)
        {
            if ((Bytes.Of(given, cancellationToken) ?? Bytes.FallbackOf(given, cancellationToken)) is { } known)
            {
                return known switch
                {
                    { Length: 0 } => "no bytes",
                    { IsZero: true } => "zeros only",
                    { Text: PasswordHashNames.SaltOfWallets } => null,
                    _ => "the same bytes each time",
                };
            }

            return LengthOf(given, cancellationToken) is >= 0 and < LeastBytes and var length ? $"{length} bytes" : null;
        }

        // Pbkdf2(password, Encoding.UTF8.GetBytes(password), …): equal passwords have equal results.
        private bool IsPassword(IOperation salt, OperationAnalysisContext context)
        {
            var arguments = context.Operation switch
            {
                IInvocationOperation call => call.Arguments,
                IObjectCreationOperation creation => creation.Arguments,
                _ => ImmutableArray<IArgumentOperation>.Empty,
            };
            return !arguments.IsEmpty
                && CallArguments.ValueOf(arguments, PasswordHashNames.PasswordParameters) is { } password
                && TextOf(salt, context.CancellationToken) is (IParameterReferenceOperation or ILocalReferenceOperation) and var text
                && OperationTree.SymbolOf(TextOf(password, context.CancellationToken)) is { } symbol
                && SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(text), symbol);
        }

        private IOperation TextOf(IOperation value, CancellationToken cancellationToken)
        {
            var bytes = OperationTree.Unconverted(Values.OriginOf(value, cancellationToken));
            return bytes is IInvocationOperation { TargetMethod: var method, Arguments: [var text] } && IsEncoding(method)
                ? OperationTree.Unconverted(text.Value)
                : bytes;
        }

        private static bool IsEncoding(IMethodSymbol method) => method is
        {
            Name: HashNames.GetBytes,
            ContainingType.ContainingNamespace.Name: HashNames.EncodingNamespace,
        };

        private int? LengthOf(IOperation given, CancellationToken cancellationToken) =>
            _origins.Of(given, cancellationToken) switch
            {
                IArrayCreationOperation { Initializer: null, DimensionSizes: [var size] } => IntegerOf(size, cancellationToken),
                IInvocationOperation { TargetMethod: var method, Arguments: [var count] } when IsRandomBytes(method) =>
                    IntegerOf(count.Value, cancellationToken),
                { Type.SpecialType: SpecialType.System_Int32 } size => IntegerOf(size, cancellationToken),
                _ => null,
            };

        private static bool IsRandomBytes(IMethodSymbol method) => method is
        {
            Name: HashNames.GetBytes,
            ContainingType.Name: HashNames.RandomNumberGenerator,
            IsStatic: true,
        };

        private int? IntegerOf(IOperation size, CancellationToken cancellationToken) =>
            Values.Of(size, cancellationToken) is { HasValue: true, Value: int length } ? length : null;
    }
}
