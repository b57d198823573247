using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Services;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI2001: another service in place of a shared security service that the policy recommends: its host, its API or a setting of it.
/// </summary>
public sealed class AnotherServiceAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.AnotherService,
        "Another service than the recommended one",
        "'{0}' belongs to another {1} service than {2}, which the organisation recommends. {3}.",
        RuleCategory.Services,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The organisation offers a security service to every product and knows how it is operated. "
            + "What another one does, nobody watches, updates or can switch over at once.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var services = NamedService.In(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (services.IsEmpty)
        {
            return;
        }

        var hosts = ServiceHosts.Of(services, static service => service.InsteadOf);
        if (!hosts.IsEmpty)
        {
            var addresses = new Addresses(hosts, new AddressUse(values));
            start.RegisterOperationAction(addresses.OnText, OperationKind.Literal, OperationKind.InterpolatedString);
        }

        var keys = ServiceKeys.Of(services, static service => service.InsteadOf);
        if (!keys.IsEmpty && new ConfigurationReads(start.Compilation, values.Known) is { Exist: true } reads)
        {
            start.RegisterOperationAction(
                new Settings(keys, reads, values.Development).OnRead, OperationKind.PropertyReference, OperationKind.Invocation);
        }

        var apis = ServiceApis.In(start.Compilation, services, static service => service.InsteadOf);
        if (!apis.IsEmpty)
        {
            new ServiceApiUses(
                apis,
                (use, cancellation) => !values.Development.Covers(use, cancellation),
                static (options, service, place, api) => Finding(options, service, place, ServiceTrace.Api, api)).RegisterIn(start);
        }
    }

    private static Diagnostic Finding(AnalyzerOptions options, NamedService service, Location place, string trace, string name)
    {
        var properties = ServiceTrace.Properties(service, trace, name);
        if (trace == ServiceTrace.Host && service.Recommended.Hosts is [var only] && HostPattern.IsExact(only))
        {
            properties = properties.Add(FindingProperties.Replacement, only);
        }

        return Diagnostic.Create(Rule.In(options), place, properties, name, service.Kind, service.Title, service.Advice.TrimEnd('.', ' '));
    }

    private sealed class Addresses(ServiceHosts hosts, AddressUse use)
    {
        public void OnText(OperationAnalysisContext context)
        {
            if (WrittenAddress.Of(context.Operation) is not { } address)
            {
                return;
            }

            var others = hosts.Of(address.Host).Where(service => service.IsAnother(address.Host)).ToImmutableArray();
            if (!others.IsEmpty && use.IsUsed(context.Operation, context.CancellationToken))
            {
                foreach (var service in others)
                {
                    var place = address.Place.GetLocation();
                    context.ReportDiagnostic(Finding(context.Options, service, place, ServiceTrace.Host, address.Host));
                }
            }
        }
    }

    private sealed class Settings(ServiceKeys keys, ConfigurationReads reads, DevelopmentGuard development)
    {
        public void OnRead(OperationAnalysisContext context)
        {
            if (reads.Of(context.Operation, context.CancellationToken) is not { } read)
            {
                return;
            }

            foreach (var (key, service) in keys.Of(read.Key))
            {
                if (!development.Covers(context.Operation, context.CancellationToken))
                {
                    var place = read.Place.GetLocation();
                    context.ReportDiagnostic(Finding(context.Options, service, place, ServiceTrace.ConfigurationKey, key));
                }
            }
        }
    }
}
