using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.Transport;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3205: a connection string, or its builder, switches TLS or the validation of the server's certificate off.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionStringSecurityAnalyzer : DiagnosticAnalyzer
{
    // No key and no value, but something: a server that is not known is not this machine.
    private const string Unknown = "?";

    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ConnectionStringSecurity,
        "Database connection without validated TLS",
        "{0} {1}, so anyone on the network path can pose as the database and read or change what is asked and answered. Use {2}; to trust a private CA, install it where the service runs.",
        RuleCategory.Transport,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A database connection without TLS, or with TLS that accepts any certificate, gives its password and data to whoever is on the way. Encrypt and validate.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.ConnectionStringSecurity));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var members = SymbolTable.Of(start.Compilation, ConnectionStringCatalogue.Members);
            var properties = SymbolTable.Of(start.Compilation, ConnectionStringCatalogue.Properties);
            if (members.IsEmpty && properties.IsEmpty)
            {
                return;
            }

            var uses = new Uses(members, properties, new KnownValues(new SourceOperations(start.Compilation)));
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        }));
    }

    private sealed class Uses(SymbolTable<DatabaseDriver> members, SymbolTable<InsecureSetting> properties, KnownValues values)
    {
        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (members.TryFind(call.TargetMethod.ReducedFrom ?? call.TargetMethod, out var driver))
            {
                ReportText(context, TextArgument(call.Arguments), driver);
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (members.TryFind(creation.Constructor, out var driver))
            {
                ReportText(context, TextArgument(creation.Arguments), driver);
            }
        }

        public void OnAssignment(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is not { } write)
            {
                return;
            }

            if (members.TryFind(write.Member.Member, out var driver))
            {
                ReportText(context, write.Value, driver);
            }
            else if (properties.TryFind(write.Member.Member, out var setting))
            {
                foreach (var value in KnownValues.Alternatives(write.Value))
                {
                    if (NameOf(value, context.CancellationToken) is { } name
                        && setting.Values.Contains(name.ToLowerInvariant())
                        && !IsForThisMachine(write, context.CancellationToken))
                    {
                        Report(context, value, [setting], $"'{write.Member.Member.Name} = {name}'");
                    }
                }
            }
        }

        private static IOperation? TextArgument(ImmutableArray<IArgumentOperation> arguments) =>
            CallArguments.ValueOf(arguments, "connectionString", "selectConnectionString", "url") is { Type.SpecialType: SpecialType.System_String } text ? text : null;

        private void ReportText(OperationAnalysisContext context, IOperation? given, DatabaseDriver driver)
        {
            if (given is null)
            {
                return;
            }

            foreach (var value in KnownValues.Alternatives(given))
            {
                if (ConnectionSettings.Read(values.TextWithPlaceholders(value, Unknown, context.CancellationToken))?.InsecureFor(driver) is { Count: > 0 } settings)
                {
                    Report(context, value, settings, string.Join(" and ", settings.Select(setting => $"'{setting.Name}'")));
                }
            }
        }

        // The name of a boolean or of an enum's member: the value alone is a number that differs between versions.
        private string? NameOf(IOperation value, CancellationToken cancellationToken)
        {
            if (value is IPropertyReferenceOperation { Property: { IsStatic: true, Name: var option } })
            {
                return option;
            }

            if (values.Of(value, cancellationToken) is not { HasValue: true, Value: { } known })
            {
                return null;
            }

            return known is bool ? known.ToString() : value.Type is { TypeKind: TypeKind.Enum } type
                ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => known.Equals(member.ConstantValue))?.Name
                : null;
        }

        private bool IsForThisMachine(MemberWrite write, CancellationToken cancellationToken)
        {
            IEnumerable<IOperation> siblings = write.Member.Parent?.Parent is IObjectOrCollectionInitializerOperation initializer ? initializer.Initializers
                : write.Owner is null ? []
                : Root(write.Member).Descendants();
            var creation = write.Member.Parent?.Parent is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation direct } ? direct
                : write.Member.Instance is { } instance ? values.OriginOf(instance, cancellationToken) as IObjectCreationOperation
                : null;
            return siblings.Concat(creation?.Initializer?.Initializers ?? Enumerable.Empty<IOperation>()).Select(MemberWrite.Of).Any(other =>
                    other is { Member.Member.Name: "DataSource" or "Host" or "Server" or "ConnectionString" } server
                    && (SymbolEqualityComparer.Default.Equals(server.Owner, write.Owner) || server.Owner is null)
                    && IsLocal(server.Value, cancellationToken))
                || (creation is not null && TextArgument(creation.Arguments) is { } text && IsLocal(text, cancellationToken));
        }

        private bool IsLocal(IOperation serverOrText, CancellationToken cancellationToken)
        {
            if (values.TextOf(serverOrText, cancellationToken) is not { Length: > 0 } text)
            {
                return false;
            }

            return text.Contains('=')
                ? ConnectionSettings.Read(text)?.IsForThisMachine == true
                : ConnectionSettings.IsThisMachine(text);
        }

        private static IOperation Root(IOperation operation)
        {
            while (operation.Parent is { } parent)
            {
                operation = parent;
            }

            return operation;
        }

        private static void Report(OperationAnalysisContext context, IOperation value, IReadOnlyList<InsecureSetting> settings, string found)
        {
            // Without TLS nothing is validated either.
            var isClear = settings.Any(setting => setting.Key is "encrypt" or "sslmode" or "tls" or "ssl" or "usetls");
            var properties = ImmutableDictionary<string, string?>.Empty
                .Add(FindingProperties.Setting, settings.Count == 1 ? settings[0].Key : "")
                .Add(FindingProperties.SecureValue, settings[0].Secure);
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                value.Syntax.GetLocation(),
                properties,
                found,
                isClear ? "lets the connection go without TLS" : "accepts every certificate of the server",
                string.Join(" and ", settings.Select(setting => $"'{setting.Name}={setting.Secure}'"))));
        }
    }
}
