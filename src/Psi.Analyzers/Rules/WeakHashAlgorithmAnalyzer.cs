using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3101: MD5, SHA-1 and other hash algorithms that are not approved, in every shape .NET offers them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeakHashAlgorithmAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.WeakHashAlgorithm,
        "Weak hash algorithm",
        "'{0}' uses {1}: {2}. Use {3} instead; hashes that are already stored or exchanged change with it.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "MD5 and SHA-1 no longer resist collisions and are not approved for signatures, HMAC, key derivation or integrity. Use SHA-256 or stronger.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.WeakHashAlgorithm));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var symbols = WeakHashSymbols.In(start.Compilation);
            if (symbols.IsEmpty)
            {
                return;
            }

            var uses = new Uses(symbols, new KnownValues(new SourceOperations(start.Compilation)));
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnMethodReference, OperationKind.MethodReference);
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
            start.RegisterOperationAction(uses.OnMemberReference, OperationKind.PropertyReference, OperationKind.FieldReference);
            start.RegisterSymbolAction(uses.OnType, SymbolKind.NamedType);
        });
    }

    private sealed class Uses(WeakHashSymbols symbols, KnownValues values)
    {
        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (call.TargetMethod.IsStatic && symbols.Types.TryFind(call.TargetMethod.ContainingType, out var algorithm))
            {
                Report(context, OperationSyntax.Callee(call), call.TargetMethod, algorithm, WeakHashForm.StaticMember);
            }
            else if (symbols.ChoiceOf(call.TargetMethod) is { } choice)
            {
                ReportChoice(context, choice, call.TargetMethod, call.Arguments, OperationSyntax.Callee(call));
            }
        }

        public void OnMethodReference(OperationAnalysisContext context)
        {
            var reference = (IMethodReferenceOperation)context.Operation;
            if (reference.Method.IsStatic
                && symbols.Types.TryFind(reference.Method.ContainingType, out var algorithm)
                && reference.Parent is not INameOfOperation)
            {
                Report(context, reference.Syntax, reference.Method, algorithm, WeakHashForm.StaticMember);
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Constructor is not { } constructor)
            {
                return;
            }

            if (symbols.ImplementedBy(creation.Type, context.Compilation.Assembly) is { } algorithm)
            {
                Report(context, creation.Syntax, constructor, algorithm, WeakHashForm.Creation);
            }
            else if (symbols.ChoiceOf(constructor) is { } choice)
            {
                ReportChoice(context, choice, constructor, creation.Arguments, creation.Syntax);
            }
        }

        public void OnMemberReference(OperationAnalysisContext context)
        {
            var reference = (IMemberReferenceOperation)context.Operation;
            if (symbols.Members.TryFind(reference.Member, out var algorithm) && ValueUse.IsPutToUse(reference))
            {
                Report(context, reference.Syntax, reference.Member, algorithm, WeakHashForm.AlgorithmMember);
            }
        }

        public void OnType(SymbolAnalysisContext context)
        {
            var type = (INamedTypeSymbol)context.Symbol;
            if (!symbols.Types.TryFind(type, out _) && symbols.ImplementedBy(type.BaseType, context.Compilation.Assembly) is { } algorithm)
            {
                context.ReportDiagnostic(Finding(type.Locations[0], type.Name, algorithm, WeakHashForm.Derivation));
            }
        }

        private void ReportChoice(
            OperationAnalysisContext context,
            AlgorithmChoice choice,
            IMethodSymbol method,
            ImmutableArray<IArgumentOperation> arguments,
            SyntaxNode whole)
        {
            if (!method.Parameters.Any(parameter => choice.Parameters.Contains(parameter.Name)))
            {
                if (choice.Default is not null)
                {
                    Report(context, whole, method, choice.Default, WeakHashForm.Default);
                }

                return;
            }

            foreach (var argument in arguments)
            {
                if (argument.Parameter is { } parameter && choice.Parameters.Contains(parameter.Name))
                {
                    foreach (var value in KnownValues.Alternatives(argument.Value))
                    {
                        if (NamedBy(value, context.Compilation.Assembly, context.CancellationToken) is { } algorithm)
                        {
                            Report(context, value.Syntax, method, algorithm, WeakHashForm.Name);
                        }
                    }
                }
            }
        }

        private WeakHash? NamedBy(IOperation value, IAssemblySymbol here, CancellationToken cancellationToken) => value switch
        {
            // HashAlgorithmName.MD5.Name
            IPropertyReferenceOperation { Property.Name: "Name", Instance: IMemberReferenceOperation named } =>
                symbols.Members.TryFind(named.Member, out var algorithm) ? algorithm : null,
            ITypeOfOperation type => symbols.ImplementedBy(type.TypeOperand, here),
            _ => values.TextOf(value, cancellationToken) is { } name ? WeakHashCatalogue.ByName(name) : null,
        };

        private static void Report(OperationAnalysisContext context, SyntaxNode node, ISymbol found, WeakHash algorithm, string form) =>
            context.ReportDiagnostic(Finding(node.GetLocation(), NameOf(found), algorithm, form));

        private static Diagnostic Finding(Location location, string found, WeakHash algorithm, string form) => Diagnostic.Create(
            Rule,
            location,
            ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Algorithm, algorithm.Name).Add(FindingProperties.Form, form),
            found,
            algorithm.Name,
            algorithm.Why,
            algorithm.Replacement);

        private static string NameOf(ISymbol found) =>
            found is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new " + found.ContainingType.Name : found.ContainingType.Name + "." + found.Name;
    }
}
