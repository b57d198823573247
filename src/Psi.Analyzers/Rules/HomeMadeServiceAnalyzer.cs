using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Services;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI2002: the product does itself what a shared security service does for every product. Only the kinds of service that the policy names
/// are looked for.
/// </summary>
public sealed class HomeMadeServiceAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.HomeMadeService,
        "Home-made security service",
        "The product itself {0} here, {1}. {2}.",
        RuleCategory.Services,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Sign-in, secrets, audit trails and protection at the edge are hard to build and harder to operate. "
            + "The organisation has a service that does it for every product.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var services = NamedService.In(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (services.IsEmpty)
        {
            return;
        }

        var compilation = start.Compilation;
        if (ReportFor(ServiceKind.Identity, services, values) is { } identity)
        {
            new OwnTokens(compilation, values.Known, identity).RegisterIn(start);
            new OwnSignIn(compilation, values.Known, identity).RegisterIn(start);
        }

        if (ReportFor(ServiceKind.Secrets, services, values) is { } secrets)
        {
            new SecretFiles(compilation, values.Known, secrets).RegisterIn(start);
            new OwnDecryption(compilation, values, secrets).RegisterIn(start);
        }

        if (ReportFor(ServiceKind.Logging, services, values) is { } logging)
        {
            new OwnLogs(compilation, values.Known, logging).RegisterIn(start);
        }

        if (ReportFor(ServiceKind.EdgeProtection, services, values) is { } edge)
        {
            new AddressBlocking(compilation, values.Known, edge).RegisterIn(start);
        }
    }

    private static HomeMadeReport? ReportFor(string kind, ImmutableArray<NamedService> services, CompilationValues values) =>
        services.Where(service => service.Kind == kind).ToImmutableArray() is { IsEmpty: false } named
            ? new(Rule, named, values.Development)
            : null;
}
