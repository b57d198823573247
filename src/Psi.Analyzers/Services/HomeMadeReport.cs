using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Services;

/// <summary>Reports what is built at home in place of the services of one kind, unless it runs in development only.</summary>
/// <param name="rule">The rule; its arguments are what the code does, why that matters, and what to do instead.</param>
/// <param name="services">The services that the policy names for it, at least one.</param>
/// <param name="development">Tells code that runs in development only.</param>
internal sealed class HomeMadeReport(DiagnosticDescriptor rule, ImmutableArray<NamedService> services, DevelopmentGuard development)
{
    /// <summary>Reports a form once for each service.</summary>
    public void At(OperationAnalysisContext context, Location place, HomeMadeForm form)
    {
        if (development.Covers(context.Operation, context.CancellationToken))
        {
            return;
        }

        foreach (var service in services)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                rule.In(context.Options),
                place,
                ServiceTrace.Properties(service, ServiceTrace.OwnCode, form.Name),
                form.Name,
                form.Harm,
                service.Advice.TrimEnd('.', ' ')));
        }
    }
}
