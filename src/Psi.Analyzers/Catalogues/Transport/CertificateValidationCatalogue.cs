using Psi.Analyzers.Transport;

namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>
/// Where .NET's APIs switch certificate validation off by name. Data only; <see cref="CertificateValidationSymbols"/> binds it.
/// </summary>
internal static class CertificateValidationCatalogue
{
    /// <summary>
    /// A delegate that takes this and returns <see cref="bool"/> decides whether a certificate is accepted, whatever library declares it.
    /// </summary>
    public const string PolicyErrors = "System.Net.Security.SslPolicyErrors";

    /// <summary>What most of these do, as the middle of a sentence.</summary>
    public const string AnyCertificate = "accepts every certificate";

    public const string AnyName = "accepts certificates that were made out to someone else";

    /// <summary>What to do about a callback that accepts everything.</summary>
    public const string CallbackAdvice =
        "Remove it so that the platform validates; to trust a private CA, list it in X509ChainPolicy.CustomTrustStore";

    private const string MqttOptions = "MqttClientTlsOptions";
    private const string AllowUntrusted = "AllowUntrustedCertificates";

    private static readonly ValidationBypass LeaveItOut = new(CallbackAdvice);
    private static readonly ValidationBypass UseServiceModelChain = new("Use ChainTrust or PeerTrust");
    private static readonly ValidationBypass UseSelectorChain = new("Use X509CertificateValidator.ChainTrust or PeerTrust");

    private static readonly ValidationBypass UseAuthorityIsRoot =
        new("Use CertificateValidations.AuthorityIsRoot or leave the callback out");

    private static readonly ValidationSetting WhenTrue = new(SettingValue.True);
    private static readonly ValidationSetting WhenFalse = new(SettingValue.False);

    /// <summary>
    /// The method that decides in the validation interface of .NET Framework 1.x, which <c>ServicePointManager.CertificatePolicy</c> still
    /// uses.
    /// </summary>
    public static ApiMember PolicyMethod { get; } = new("System.Net.ICertificatePolicy", "CheckValidationResult");

    /// <summary>Delegates that decide without <see cref="PolicyErrors"/>.</summary>
    public static string[] Delegates { get; } =
    [
        "System.DirectoryServices.Protocols.VerifyServerCertificateCallback",
        // Novell.Directory.Ldap before 3.0.
        "Mono.Security.Protocol.Tls.CertificateValidationCallback",
    ];

    /// <summary>What a delegate that decides on certificates is given: the errors themselves, or an object that holds them.</summary>
    public static string[] DecidingArguments { get; } =
    [
        PolicyErrors,
        "MQTTnet.MqttClientCertificateValidationEventArgs",
        "MQTTnet.Client.MqttClientCertificateValidationEventArgs",
        "MQTTnet.Client.Options.MqttClientCertificateValidationCallbackContext",
    ];

    /// <summary>Values that mean "accept anything", and methods that arrange it.</summary>
    public static IReadOnlyList<ApiMember<ValidationBypass>> Members { get; } =
    [
        new("System.Net.Http.HttpClientHandler", "DangerousAcceptAnyServerCertificateValidator", LeaveItOut),
        new(
            "System.Security.Cryptography.X509Certificates.X509VerificationFlags",
            "AllFlags",
            new("Ignore only the one check you have a reason for, or none")),
        new("System.ServiceModel.Security.X509CertificateValidationMode", "None", UseServiceModelChain),
        new("CoreWCF.Security.X509CertificateValidationMode", "None", UseServiceModelChain),
        new("System.IdentityModel.Selectors.X509CertificateValidator", "None", UseSelectorChain),
        new("CoreWCF.IdentityModel.Selectors.X509CertificateValidator", "None", UseSelectorChain),
        new("Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions", "AllowAnyClientCertificate", LeaveItOut),
        new("Elastic.Transport.CertificateValidations", "AllowAll", UseAuthorityIsRoot),
        new("Elasticsearch.Net.CertificateValidations", "AllowAll", UseAuthorityIsRoot),
        new("OpenSearch.Net.CertificateValidations", "AllowAll", UseAuthorityIsRoot),
        new("Confluent.Kafka.SslEndpointIdentificationAlgorithm", "None", new("Use SslEndpointIdentificationAlgorithm.Https", AnyName)),
    ];

    /// <summary>Properties of client libraries that switch validation off by a value.</summary>
    public static IReadOnlyList<ApiMember<ValidationSetting>> Settings { get; } =
    [
        new("Confluent.Kafka.ClientConfig", "EnableSslCertificateVerification", WhenFalse),
        new("FluentFTP.FtpClient", "ValidateAnyCertificate", WhenTrue),
        new("FluentFTP.FtpConfig", "ValidateAnyCertificate", WhenTrue),
        new("FluentFTP.FtpSslValidationEventArgs", "Accept", new(SettingValue.TrueOnEveryPath)),
        new("InfluxDB.Client.InfluxDBClientOptions", "VerifySsl", WhenFalse),
        new("k8s.KubernetesClientConfiguration", "SkipTlsVerify", WhenTrue),
        new("MongoDB.Driver.MongoClientSettings", "AllowInsecureTls", WhenTrue),
        new("MongoDB.Driver.MongoClientSettings", "VerifySslCertificate", WhenFalse),
        new("MongoDB.Driver.MongoUrlBuilder", "AllowInsecureTls", WhenTrue),
        new("MongoDB.Driver.MongoUrlBuilder", "VerifySslCertificate", WhenFalse),
        new("MQTTnet." + MqttOptions, AllowUntrusted, WhenTrue),
        new("MQTTnet.Client." + MqttOptions, AllowUntrusted, WhenTrue),
        new("MQTTnet.Client.Options." + MqttOptions, AllowUntrusted, WhenTrue),
        new("NATS.Client.Core.NatsTlsOpts", "InsecureSkipVerify", WhenTrue),
        new(
            "RabbitMQ.Client.SslOption",
            "AcceptablePolicyErrors",
            new(SettingValue.ErrorsToAccept) { Advice = "Leave it at SslPolicyErrors.None" }),
    ];

    /// <summary>Methods of client libraries that switch validation off by their one boolean argument.</summary>
    public static IReadOnlyList<ApiMember<ValidationSetting>> Calls { get; } =
    [
        new("InfluxDB.Client.InfluxDBClientOptions+Builder", "VerifySsl", WhenFalse),
        new("MQTTnet." + MqttOptions + "Builder", "With" + AllowUntrusted, WhenTrue),
        new("MQTTnet.Client." + MqttOptions + "Builder", "With" + AllowUntrusted, WhenTrue),
    ];
}

/// <summary>What using a member does to validation.</summary>
/// <param name="Advice">What to do instead, as a sentence without its full stop.</param>
/// <param name="Effect">What it does, as the middle of a sentence.</param>
internal sealed record ValidationBypass(string Advice, string Effect = CertificateValidationCatalogue.AnyCertificate);

/// <summary>The value by which a member switches validation off.</summary>
internal sealed record ValidationSetting(SettingValue Value)
{
    /// <summary>What it does, as the middle of a sentence.</summary>
    public string Effect { get; init; } = CertificateValidationCatalogue.AnyCertificate;

    /// <summary>What to do instead, as a sentence without its full stop.</summary>
    public string Advice { get; init; } = CertificateValidationCatalogue.CallbackAdvice;
}

/// <summary>The value that switches validation off.</summary>
internal enum SettingValue
{
    False,
    True,

    /// <summary>An event's answer: <see langword="true"/>, in a handler that asks nothing first.</summary>
    TrueOnEveryPath,

    /// <summary>
    /// A <c>SslPolicyErrors</c>, as an integer, with RemoteCertificateChainErrors (4) or RemoteCertificateNameMismatch (2).
    /// </summary>
    ErrorsToAccept,
}
