using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI3502: a constant that looks like a secret, where a name says that it is one, or where an API signs in with it.
/// </summary>
public sealed class HardCodedSecretAnalyzer() : SecurityRule(Rule)
{
    // The message does not repeat the value: more people see findings than code.
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.HardCodedSecret,
        "Password or secret in the code",
        "'{0}' gets {1} that stands in the code: whoever has the code, the program or its history knows it. "
            + "Read it from a secret store when the program runs, and exchange this one, which is known.",
        RuleCategory.SensitiveData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A secret in the code is known to everybody who has the code or the program, is the same everywhere and can't be "
            + "changed without a release. Read it from a secret store.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        if (start.Compilation.GetSpecialType(SpecialType.System_String).TypeKind == TypeKind.Error)
        {
            return;
        }

        var signIns = SymbolTable.Of(start.Compilation, SignInCatalogue.Calls);
        var properties = SymbolTable.Of(start.Compilation, SignInCatalogue.Properties);
        var uses = new Uses(signIns, properties, values.Known);
        start.RegisterOperationAction(uses.OnLiteral, OperationKind.Literal);
        if (!signIns.IsEmpty)
        {
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
        }

        if (!properties.IsEmpty)
        {
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        }
    }

    private sealed class Uses(SymbolTable<ApiMember> signIns, SymbolTable<ApiMember> properties, KnownValues values)
    {
        public void OnLiteral(OperationAnalysisContext context)
        {
            if (context.Operation.ConstantValue is { HasValue: true, Value: string { Length: >= SecretText.MinimumLength } text }
                && NamedTarget.Of(context.Operation, context.ContainingSymbol, values, context.CancellationToken) is { } place
                && KindOf(place.Name, text) is { } kind
                && !IsSignIn(place.Argument)
                && !IsKnownByShape(text))
            {
                Report(context, context.Operation.Syntax, place.Name, kind);
            }
        }

        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (signIns.TryFind(call.TargetMethod, out var member))
            {
                ReportGiven(context, CallArguments.ValueOf(call.Arguments, member.Parameters), call.TargetMethod.Name, IsClient(member));
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (signIns.TryFind(creation.Constructor, out var member))
            {
                var given = CallArguments.ValueOf(creation.Arguments, member.Parameters);
                ReportGiven(context, given, creation.Constructor!.ContainingType.Name, IsClient(member));
            }
        }

        public void OnAssignment(OperationAnalysisContext context)
        {
            var assignment = (IAssignmentOperation)context.Operation;
            if (assignment.Target is IPropertyReferenceOperation { Property: var property } && properties.Contains(property))
            {
                ReportGiven(context, assignment.Value, property.Name, isClient: true, property.Name);
            }
        }

        private static bool IsClient(ApiMember member) => member.Parameters.Contains(SignInCatalogue.ClientSecretParameter);

        /// <param name="context">The use.</param>
        /// <param name="given">What the API is given.</param>
        /// <param name="name">What the finding calls the place.</param>
        /// <param name="isClient">Whether it is the secret of a client.</param>
        /// <param name="place">
        /// The name that <see cref="OnLiteral"/> knows the place of a literal by; null where it leaves it to this.
        /// </param>
        private void ReportGiven(OperationAnalysisContext context, IOperation? given, string name, bool isClient, string? place = null)
        {
            if (given is null)
            {
                return;
            }

            foreach (var value in KnownValues.Alternatives(given))
            {
                if (values.TextOf(value, context.CancellationToken) is { } text
                    && (SecretText.IsGivenPassword(text) || (isClient && SecretText.IsUsedSecret(text)))
                    // A constant that is declared under a name that tells what it is, is reported there.
                    && !((NameOf(value) ?? (IsLiteral(value) ? place : null)) is { } declared && KindOf(declared, text) is not null)
                    && !IsKnownByShape(text))
                {
                    Report(context, value.Syntax, name, "a password or secret");
                }
            }
        }

        /// <summary>True for what PSI3501 reports, and for the keys of emulators, which are no secrets.</summary>
        private static bool IsKnownByShape(string text) =>
            SecretShapes.In(text) is not null
            || SecretPatternCatalogue.Emulators.Any(emulator => text.StartsWith(emulator, StringComparison.Ordinal));

        private bool IsSignIn(IArgumentOperation? argument)
        {
            var called = argument?.Parent switch
            {
                IInvocationOperation call => call.TargetMethod,
                IObjectCreationOperation creation => creation.Constructor,
                _ => null,
            };
            return signIns.TryFind(called, out var member) && argument is { Parameter.Name: var name } && member.Parameters.Contains(name);
        }

        private static bool IsLiteral(IOperation value) => OperationTree.Unconverted(value) is ILiteralOperation;

        private static string? NameOf(IOperation value) => value switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IFieldReferenceOperation field => field.Field.Name,
            IPropertyReferenceOperation property => property.Property.Name,
            _ => null,
        };

        private static string? KindOf(string name, string text) => SensitiveNames.KindOf(name) switch
        {
            SecretKind.Password when SecretText.IsPassword(text) => "a password",
            SecretKind.Secret when SecretText.IsKey(text) => "a secret",
            SecretKind.Key when IsKey(name, text) => "a key",
            SecretKind.Token or SecretKind.AmbiguousToken when SecretText.IsRandom(text) => "a token",
            _ => null,
        };

        // A storage key, an app key or a session key is as often a name, so its text has to be random.
        private static bool IsKey(string name, string text) =>
            SensitiveValues.OfName(name, null) is not null && SecretText.IsKey(text)
            || !SignInNames.IsPublic(name) && SecretText.IsRandom(text);

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string name, string kind) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), node.GetLocation(), name, kind));
    }
}
