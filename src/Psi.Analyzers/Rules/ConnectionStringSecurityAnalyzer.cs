using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.Transport;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3205: a connection string, or its builder, switches off TLS or the validation of the server's certificate.</summary>
public sealed class ConnectionStringSecurityAnalyzer() : SecurityRule(Rule)
{
    // Replaces each part of the text that is not known. A server that is not known is not this machine.
    private const string Unknown = "?";

    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ConnectionStringSecurity,
        "Database connection without validated TLS",
        "{0} {1}, so anyone on the network path can pose as the database and read or change what is asked and answered. "
            + "Use {2}; to trust a private CA, install it where the service runs.",
        RuleCategory.Transport,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A database connection without TLS, or with TLS that accepts any certificate, gives its password and data to "
            + "whoever is on the way. Encrypt and validate.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var members = SymbolTable.Of(start.Compilation, ConnectionStringCatalogue.Members);
        var properties = SymbolTable.Of(start.Compilation, ConnectionStringCatalogue.Properties);
        if (members.IsEmpty && properties.IsEmpty)
        {
            return;
        }

        var uses = new Uses(members, properties, values.Known);
        start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
        start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
        start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
    }

    private sealed class Uses(SymbolTable<DatabaseDriver> members, SymbolTable<InsecureSetting> properties, KnownValues values)
    {
        private readonly LocalDatabase _database = new(values);

        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (members.TryFind(call.TargetMethod.ReducedFrom ?? call.TargetMethod, out var driver))
            {
                ReportText(context, LocalDatabase.TextIn(call.Arguments), driver);
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (members.TryFind(creation.Constructor, out var driver))
            {
                ReportText(context, LocalDatabase.TextIn(creation.Arguments), driver);
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
                ReportSetting(context, write, setting);
            }
        }

        private void ReportText(OperationAnalysisContext context, IOperation? given, DatabaseDriver driver)
        {
            if (given is null)
            {
                return;
            }

            foreach (var value in KnownValues.Alternatives(given))
            {
                var text = ConnectionSettings.Read(values.TextWithPlaceholders(value, Unknown, context.CancellationToken));
                if (text?.InsecureFor(driver) is { Count: > 0 } settings)
                {
                    Report(context, value, settings, string.Join(" and ", settings.Select(static setting => $"'{setting.Name}'")));
                }
            }
        }

        private void ReportSetting(OperationAnalysisContext context, MemberWrite write, InsecureSetting setting)
        {
            foreach (var value in KnownValues.Alternatives(write.Value))
            {
                if (NameOf(value, context.CancellationToken) is { } name
                    && setting.Values.Contains(name.ToLowerInvariant())
                    && !_database.IsServerBeside(write, context.CancellationToken))
                {
                    Report(context, value, [setting], $"'{write.Member.Member.Name} = {name}'");
                }
            }
        }

        // The name of a boolean or of an enum's member. The number behind it differs between versions of a driver.
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

        private static void Report(
            OperationAnalysisContext context,
            IOperation value,
            IReadOnlyList<InsecureSetting> settings,
            string found)
        {
            var isClear = settings.Any(static setting => ConnectionNames.EncryptionSettings.Contains(setting.Key));
            context.ReportDiagnostic(Diagnostic.Create(
                Rule.In(context.Options),
                value.Syntax.GetLocation(),
                FindingProperties.Of(FindingProperties.Setting, settings.Count == 1 ? settings[0].Key : "")
                    .Add(FindingProperties.SecureValue, settings[0].Secure),
                found,
                isClear ? "lets the connection go without TLS" : "accepts every certificate of the server",
                string.Join(" and ", settings.Select(static setting => $"'{setting.Name}={setting.Secure}'"))));
        }
    }
}
