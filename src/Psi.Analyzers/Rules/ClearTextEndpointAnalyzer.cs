using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.Transport;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI3203: connections to a known host without TLS: an http, ws or ftp address given to an API that connects, or TLS switched off.
/// </summary>
public sealed class ClearTextEndpointAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ClearTextEndpoint,
        "Connection without TLS",
        "{0}, so anyone on the network path can read and change what is sent and received. {1}.",
        RuleCategory.Transport,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What goes over a network without TLS can be read and changed on its way, by anyone and unnoticed. "
            + "Use https, wss, FTPS or SMTP with TLS.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var uses = new Uses(start.Compilation, values);
        if (uses.Exist)
        {
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        }
    }

    private sealed class Uses(Compilation compilation, CompilationValues values)
    {
        private readonly SymbolTable<ApiMember> _calls = SymbolTable.Of(compilation, ClearTextCatalogue.Calls);
        private readonly SymbolTable<ApiMember> _properties = SymbolTable.Of(compilation, ClearTextCatalogue.Properties);
        private readonly SymbolTable<ApiMember> _switches = SymbolTable.Of(compilation, ClearTextCatalogue.Switches);
        private readonly SymbolTable<ApiMember> _options = SymbolTable.Of(compilation, ClearTextCatalogue.Options);
        private readonly AddressSources _sources = new(values);
        private readonly LocalMail _mail = new(values.Known);

        public bool Exist => !_calls.IsEmpty || !_properties.IsEmpty || !_switches.IsEmpty || !_options.IsEmpty;

        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
            if (_calls.TryFind(method, out var member))
            {
                ReportAddress(context, CallArguments.ValueOf(call.Arguments, member.Parameters), member);
            }
            else if (_options.TryFind(method, out member)
                && CallArguments.ValueOf(call.Arguments, member.Parameters) is { } option
                && values.Known.Of(option, context.CancellationToken) is { HasValue: true, Value: 0 }
                && !_mail.IsHostOf(call.Arguments, context.CancellationToken))
            {
                var found = $"'{member.TypeName}.{member.Name}' connects without TLS";
                Report(context, option.Syntax, found, "Use SecureSocketOptions.StartTls or SslOnConnect");
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (_calls.TryFind(creation.Constructor, out var member))
            {
                ReportAddress(context, CallArguments.ValueOf(creation.Arguments, member.Parameters), member);
            }
        }

        public void OnAssignment(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is not { } write)
            {
                return;
            }

            if (_properties.TryFind(write.Member.Member, out var member))
            {
                ReportAddress(context, write.Value, member);
            }
            else if (_switches.TryFind(write.Member.Member, out member)
                && values.Known.Of(write.Value, context.CancellationToken) is { HasValue: true, Value: false }
                && !_mail.IsHostBeside(write, context.CancellationToken))
            {
                var type = write.Member.Member.ContainingType.Name;
                var found = $"'{type}.{member.Name} = false' sends without TLS, passwords included";
                Report(context, write.Value.Syntax, found, "Set it to true");
            }
        }

        private void ReportAddress(OperationAnalysisContext context, IOperation? given, ApiMember member)
        {
            if (given is null)
            {
                return;
            }

            var reported = new HashSet<SyntaxNode>();
            foreach (var value in _sources.Of(given, context.CancellationToken))
            {
                var leading = values.Known.LeadingTextOf(value, context.CancellationToken);
                if (ClearTextAddress.Of(leading.Text, leading.IsWhole) is not { } address || address.IsFtp && AsksForTls(value))
                {
                    continue;
                }

                var place = PlaceOf(given, leading.First, value);
                if (reported.Add(place))
                {
                    var found = $"'{Named(member)}' reaches '{address.Host}' over {address.Scheme}, without TLS";
                    Report(context, place, found, address.Advice);
                }
            }
        }

        /// <summary>
        /// The first of the sources that is written in <paramref name="given"/>. What is declared elsewhere is reported where it is used.
        /// </summary>
        private static SyntaxNode PlaceOf(IOperation given, params IOperation[] sources)
        {
            var place = given.Syntax;
            return sources.Select(static source => source.Syntax).FirstOrDefault(source =>
                source.SyntaxTree == place.SyntaxTree && place.Span.Contains(source.Span)) ?? place;
        }

        // Generous: an assignment anywhere in the member counts.
        private static bool AsksForTls(IOperation value) => OperationTree.AllInMember(value).Any(static operation =>
            operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } }
            && property.Name == ClearTextCatalogue.EnableSsl);

        private static string Named(ApiMember member) =>
            member.Name == ApiMember.Constructor ? "new " + member.TypeName : member.TypeName + "." + member.Name;

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string found, string advice) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), node.GetLocation(), found, advice));
    }
}
