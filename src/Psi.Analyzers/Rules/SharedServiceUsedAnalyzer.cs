using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Services;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3911: a shared security service that the policy recommends is used: its host is written, or its API is.</summary>
public sealed class SharedServiceUsedAnalyzer() : EvidenceRule(Seen)
{
    private static readonly DiagnosticDescriptor Seen = new(
        RuleIds.SharedServiceUsed,
        "A shared security service is used",
        "'{0}' belongs to {1}, the recommended {2} service",
        RuleCategory.Evidence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Shows that the product uses a security service that the organisation offers to every product.",
        customTags: Tags);

    private protected override void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live)
    {
        var services = NamedService.In(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (services.IsEmpty)
        {
            return;
        }

        var hosts = ServiceHosts.Of(services, static service => service.Recommended);
        if (!hosts.IsEmpty)
        {
            start.RegisterOperationAction(
                new Addresses(hosts, new AddressUse(values), live).OnText, OperationKind.Literal, OperationKind.InterpolatedString);
        }

        var apis = ServiceApis.In(start.Compilation, services, static service => service.Recommended);
        if (!apis.IsEmpty)
        {
            new ServiceApiUses(
                apis,
                live.Has,
                static (options, service, place, api) => Evidence(options, service, place, ServiceTrace.Api, api)).RegisterIn(start);
        }
    }

    private static Diagnostic Evidence(AnalyzerOptions options, NamedService service, Location place, string trace, string name) =>
        Diagnostic.Create(
            Seen.In(options), place, ServiceTrace.Properties(service, trace, name), name, service.Title, service.Kind);

    private sealed class Addresses(ServiceHosts hosts, AddressUse use, LiveCode live)
    {
        public void OnText(OperationAnalysisContext context)
        {
            if (WrittenAddress.Of(context.Operation) is not { } address)
            {
                return;
            }

            foreach (var service in hosts.Of(address.Host).Where(service => service.IsRecommended(address.Host)))
            {
                if (use.IsUsed(context.Operation, context.CancellationToken) && live.Has(context.Operation, context.CancellationToken))
                {
                    var place = address.Place.GetLocation();
                    context.ReportDiagnostic(Evidence(context.Options, service, place, ServiceTrace.Host, address.Host));
                }
            }
        }
    }
}
