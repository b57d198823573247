using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Rules;

/// <summary>
/// All rules, as one analyzer. Before the compiler writes the log that the gate reads, it does work that grows with the square of the
/// number of analyzers (<c>AnalyzerDriver.GetAllDiagnosticDescriptorsWithInfo</c>), so fifty more would make each compile slower.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecurityRules : DiagnosticAnalyzer
{
    private readonly IReadOnlyList<DiagnosticAnalyzer> _rules = Each();

    public SecurityRules() =>
        SupportedDiagnostics = ImmutableArray.CreateRange(_rules.SelectMany(rule => rule.SupportedDiagnostics));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>The rules, in no order that matters, and <see cref="RulesLookedAnalyzer"/>.</summary>
    internal static IReadOnlyList<DiagnosticAnalyzer> Each() =>
    [
        new AnotherServiceAnalyzer(),
        new AntiforgeryCheckAnalyzer(),
        new AuthenticatedEncryptionAnalyzer(),
        new BrokenCipherAnalyzer(),
        new CertificateValidationDisabledAnalyzer(),
        new ClearTextEndpointAnalyzer(),
        new ClearTextMetadataAnalyzer(),
        new ConnectionStringSecurityAnalyzer(),
        new ConstantTimeComparisonAnalyzer(),
        new DangerousFormatterAnalyzer(),
        new ErrorDetailsToClientAnalyzer(),
        new FixedSeedAnalyzer(),
        new HardCodedKeyAnalyzer(),
        new HardCodedSaltAnalyzer(),
        new HardCodedSecretAnalyzer(),
        new HomeMadeServiceAnalyzer(),
        new HstsEnabledAnalyzer(),
        new HttpsRedirectionAnalyzer(),
        new JavaScriptTypeResolverAnalyzer(),
        new ObsoleteProtocolAnalyzer(),
        new OpenSerializerAnalyzer(),
        new OwnCryptographyAnalyzer(),
        new PredictableInitializationVectorAnalyzer(),
        new PredictableRandomAnalyzer(),
        new RateLimitAnalyzer(),
        new RevocationNotCheckedAnalyzer(),
        new RsaPkcs1EncryptionAnalyzer(),
        new RulesLookedAnalyzer(),
        new SecretComparisonAnalyzer(),
        new SecretInAddressAnalyzer(),
        new SecretInCodeAnalyzer(),
        new SecretVaultAnalyzer(),
        new SecureRandomAnalyzer(),
        new SensitiveLoggingAnalyzer(),
        new SensitiveValueExposedAnalyzer(),
        new SharedServiceConfiguredAnalyzer(),
        new SharedServiceUsedAnalyzer(),
        new ShortAsymmetricKeyAnalyzer(),
        new SlowPasswordHashAnalyzer(),
        new TypeNameFromDataAnalyzer(),
        new TypeNameHandlingAnalyzer(),
        new UnapprovedComponentApiAnalyzer(),
        new UnauthenticatedEncryptionAnalyzer(),
        new WeakCipherModeAnalyzer(),
        new WeakHashAlgorithmAnalyzer(),
        new WeakPasswordHashAnalyzer(),
        new XmlEntityExpansionAnalyzer(),
        new XmlExternalEntitiesAnalyzer(),
        new XmlWithoutEntitiesAnalyzer(),
        new XsltScriptAnalyzer(),
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        foreach (var rule in _rules)
        {
            rule.Initialize(context);
        }
    }
}
