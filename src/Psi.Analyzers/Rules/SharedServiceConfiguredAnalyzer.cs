using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Services;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI3912: the setting is read that holds the address of a shared security service. Which service it is, the value decides, which the
/// gate looks up.
/// </summary>
public sealed class SharedServiceConfiguredAnalyzer() : EvidenceRule(Seen)
{
    private static readonly DiagnosticDescriptor Seen = new(
        RuleIds.SharedServiceConfigured,
        "A shared security service's setting is read",
        "'{0}' is read, which holds the address of the {1} service, {2} if the value says so",
        RuleCategory.Evidence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Shows that the product takes the address of a shared security service from its configuration.",
        customTags: Tags);

    private protected override void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live)
    {
        var services = NamedService.In(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (services.IsEmpty)
        {
            return;
        }

        var keys = ServiceKeys.Of(services, static service => service.Recommended);
        if (!keys.IsEmpty && new ConfigurationReads(start.Compilation, values.Known) is { Exist: true } reads)
        {
            start.RegisterOperationAction(
                new Settings(keys, reads, live).OnRead, OperationKind.PropertyReference, OperationKind.Invocation);
        }
    }

    private sealed class Settings(ServiceKeys keys, ConfigurationReads reads, LiveCode live)
    {
        public void OnRead(OperationAnalysisContext context)
        {
            if (reads.Of(context.Operation, context.CancellationToken) is not { } read)
            {
                return;
            }

            var found = keys.Of(read.Key);
            foreach (var (key, service) in read.IsSection ? found.Concat(keys.In(read.Key)) : found)
            {
                if (live.Has(context.Operation, context.CancellationToken))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Seen.In(context.Options),
                        read.Place.GetLocation(),
                        ServiceTrace.Properties(service, ServiceTrace.ConfigurationKey, key),
                        key,
                        service.Kind,
                        service.Title));
                }
            }
        }
    }
}
