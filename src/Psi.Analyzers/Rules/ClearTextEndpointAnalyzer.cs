using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.Transport;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3203: connections to a known host without TLS: an http, ws or ftp address given to an API that connects, or TLS switched off.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClearTextEndpointAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ClearTextEndpoint,
        "Connection without TLS",
        "{0}, so anyone on the network path can read and change what is sent and received. {1}.",
        RuleCategory.Transport,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What goes over a network without TLS can be read and changed on its way, by anyone and unnoticed. Use https, wss, FTPS or SMTP with TLS.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.ClearTextEndpoint));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var calls = SymbolTable.Of(start.Compilation, ClearTextCatalogue.Calls);
            var properties = SymbolTable.Of(start.Compilation, ClearTextCatalogue.Properties);
            var switches = SymbolTable.Of(start.Compilation, ClearTextCatalogue.Switches);
            var options = SymbolTable.Of(start.Compilation, ClearTextCatalogue.Options);
            if (calls.IsEmpty && properties.IsEmpty && switches.IsEmpty && options.IsEmpty)
            {
                return;
            }

            var source = new SourceOperations(start.Compilation);
            var uses = new Uses(calls, properties, switches, options, source, new KnownValues(source));
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        }));
    }

    private sealed class Uses(
        SymbolTable<ApiMember> calls, SymbolTable<ApiMember> properties, SymbolTable<ApiMember> switches, SymbolTable<ApiMember> options, SourceOperations source, KnownValues values)
    {
        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
            if (calls.TryFind(method, out var member))
            {
                ReportAddress(context, CallArguments.ValueOf(call.Arguments, member.Parameters), member);
            }
            else if (options.TryFind(method, out member)
                && CallArguments.ValueOf(call.Arguments, member.Parameters) is { } option
                && values.Of(option, context.CancellationToken) is { HasValue: true, Value: 0 }
                && !(CallArguments.ValueOf(call.Arguments, "host") is { } host && IsLocal(host, context.CancellationToken)))
            {
                Report(context, option.Syntax, $"'{member.TypeName}.{member.Name}' connects without TLS", "Use SecureSocketOptions.StartTls or SslOnConnect");
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (calls.TryFind(creation.Constructor, out var member))
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

            if (properties.TryFind(write.Member.Member, out var member))
            {
                ReportAddress(context, write.Value, member);
            }
            else if (switches.TryFind(write.Member.Member, out member)
                && values.Of(write.Value, context.CancellationToken) is { HasValue: true, Value: false }
                && !IsLocalMail(write, context.CancellationToken))
            {
                var type = write.Member.Member.ContainingType.Name;
                Report(context, write.Value.Syntax, $"'{type}.{member.Name} = false' sends without TLS, passwords included", "Set it to true");
            }
        }

        private void ReportAddress(OperationAnalysisContext context, IOperation? given, ApiMember member)
        {
            if (given is null)
            {
                return;
            }

            var reported = new HashSet<SyntaxNode>();
            foreach (var value in AddressesIn(given, context.CancellationToken))
            {
                var leading = values.LeadingTextOf(value, context.CancellationToken);
                if (ClearTextAddress.Of(leading.Text, leading.IsWhole) is not { } address
                    || (address.Scheme == "ftp" && AsksForTls(value)))
                {
                    continue;
                }

                // What is declared elsewhere is reported where it is used.
                var first = leading.First.Syntax;
                var node = new[] { first, value.Syntax, given.Syntax }.First(each => each.SyntaxTree == given.Syntax.SyntaxTree && given.Syntax.Span.Contains(each.Span));
                if (!reported.Add(node))
                {
                    continue;
                }

                var found = member.Name == ApiMember.Constructor ? "new " + member.TypeName : member.TypeName + "." + member.Name;
                Report(context, node, $"'{found}' reaches '{address.Host}' over {address.Scheme}, without TLS", address.Scheme switch
                {
                    "ftp" => "Use SFTP or https, or set FtpWebRequest.EnableSsl",
                    "ws" => "Use wss",
                    _ => "Use https",
                });
            }
        }

        /// <summary>The texts an address may be: what a <c>Uri</c> is made of, branches, the default of a parameter, and what the callers of a private method give it.</summary>
        private IEnumerable<IOperation> AddressesIn(IOperation given, CancellationToken cancellationToken)
        {
            var budget = new StepBudget(20);
            var pending = new Stack<IOperation>();
            pending.Push(given);
            while (pending.Count > 0 && budget.Take())
            {
                foreach (var value in KnownValues.Alternatives(pending.Pop()))
                {
                    var declared = values.OriginOf(value, cancellationToken);
                    if (declared is IObjectCreationOperation { Type: { Name: "Uri", ContainingNamespace.Name: "System" } } uri
                        && CallArguments.ValueOf(uri.Arguments, "uriString", "baseUri") is { } address)
                    {
                        pending.Push(address);
                    }
                    else if (declared is IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation)
                    {
                        pending.Push(declared);
                    }
                    else if (declared is IParameterReferenceOperation { Parameter: { HasExplicitDefaultValue: true, Type.SpecialType: SpecialType.System_String } parameter }
                        && !IsWritten(declared, parameter)
                        && source.InitialValueOf(parameter, cancellationToken) is { } standard)
                    {
                        pending.Push(standard);
                    }
                    else if (declared is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary } method } passed }
                        && !IsWritten(declared, passed))
                    {
                        foreach (var call in source.ReferencesTo(method, cancellationToken).OfType<IInvocationOperation>())
                        {
                            if (CallArguments.ValueOf(call.Arguments, passed.Name) is { } argument)
                            {
                                pending.Push(argument);
                            }
                        }
                    }
                    else
                    {
                        yield return value;
                    }
                }
            }
        }

        private static bool IsWritten(IOperation use, IParameterSymbol parameter) =>
            Root(use).Descendants().Any(other => other is IAssignmentOperation { Target: IParameterReferenceOperation target } && SymbolEqualityComparer.Default.Equals(target.Parameter, parameter));

        // Local and generous: an assignment anywhere in the member.
        private static bool AsksForTls(IOperation value) =>
            Root(value).Descendants().OfType<ISimpleAssignmentOperation>().Any(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: ClearTextCatalogue.EnableSsl });

        private bool IsLocalMail(MemberWrite write, CancellationToken cancellationToken)
        {
            var creation = write.Member.Instance switch
            {
                IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => write.Member.Parent?.Parent?.Parent as IObjectCreationOperation,
                { } instance => values.OriginOf(instance, cancellationToken) as IObjectCreationOperation,
                _ => null,
            };
            if (creation is not null
                && (CallArguments.ValueOf(creation.Arguments, "host") is { } host && IsLocal(host, cancellationToken)
                    || creation.Initializer?.Initializers.Any(each => IsLocalHost(MemberWrite.Of(each), cancellationToken)) == true))
            {
                return true;
            }

            return write.Owner is { } owner && Root(write.Member).Descendants().Select(MemberWrite.Of)
                .Any(other => SymbolEqualityComparer.Default.Equals(other?.Owner, owner) && IsLocalHost(other, cancellationToken));
        }

        private bool IsLocalHost(MemberWrite? write, CancellationToken cancellationToken) =>
            write is { Member.Member.Name: "Host", Value: var host } && IsLocal(host, cancellationToken);

        private bool IsLocal(IOperation host, CancellationToken cancellationToken) =>
            values.TextOf(host, cancellationToken) is { } name && !NetworkHost.IsRemote(name);

        private static IOperation Root(IOperation operation)
        {
            while (operation.Parent is { } parent)
            {
                operation = parent;
            }

            return operation;
        }

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string found, string advice) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule, node.GetLocation(), found, advice));
    }
}
