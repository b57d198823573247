using Psi.Analyzers.Transport;

namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>Where .NET's APIs switch certificate validation off by name. Data only; <see cref="CertificateValidationSymbols"/> binds it.</summary>
internal static class CertificateValidationCatalogue
{
    /// <summary>A delegate that takes this and returns <see cref="bool"/> decides whether a certificate is accepted, whatever library declares it.</summary>
    public const string PolicyErrors = "System.Net.Security.SslPolicyErrors";

    /// <summary>The validation interface of .NET Framework 1.x, still honoured by <c>ServicePointManager.CertificatePolicy</c>.</summary>
    public const string CertificatePolicy = "System.Net.ICertificatePolicy";

    public const string CertificatePolicyMethod = "CheckValidationResult";

    private const string UsePlatformValidation =
        "Remove it so that the platform validates; to trust a private CA, list it in X509ChainPolicy.CustomTrustStore";

    /// <summary>What most of these do, as the middle of a sentence.</summary>
    public const string AnyCertificate = "accepts every certificate";

    public const string AnyName = "accepts certificates that were made out to someone else";

    /// <summary>Delegates that decide without <see cref="PolicyErrors"/>.</summary>
    public static IReadOnlyList<string> Delegates { get; } =
    [
        "System.DirectoryServices.Protocols.VerifyServerCertificateCallback",
        // Novell.Directory.Ldap before 3.0.
        "Mono.Security.Protocol.Tls.CertificateValidationCallback",
    ];

    /// <summary>What a delegate that decides on certificates is given: the errors themselves, or an object that holds them.</summary>
    public static IReadOnlyList<string> DecidingArguments { get; } =
    [
        PolicyErrors,
        "MQTTnet.MqttClientCertificateValidationEventArgs",
        "MQTTnet.Client.MqttClientCertificateValidationEventArgs",
        "MQTTnet.Client.Options.MqttClientCertificateValidationCallbackContext",
    ];

    /// <summary>Values that mean "accept anything", and methods that arrange it.</summary>
    public static IReadOnlyList<AcceptingMember> Members { get; } =
    [
        new("System.Net.Http.HttpClientHandler", "DangerousAcceptAnyServerCertificateValidator", UsePlatformValidation),
        new("System.Security.Cryptography.X509Certificates.X509VerificationFlags", "AllFlags", "Ignore only the one check you have a reason for, or none"),
        new("System.ServiceModel.Security.X509CertificateValidationMode", "None", "Use ChainTrust or PeerTrust"),
        new("CoreWCF.Security.X509CertificateValidationMode", "None", "Use ChainTrust or PeerTrust"),
        new("System.IdentityModel.Selectors.X509CertificateValidator", "None", "Use X509CertificateValidator.ChainTrust or PeerTrust"),
        new("CoreWCF.IdentityModel.Selectors.X509CertificateValidator", "None", "Use X509CertificateValidator.ChainTrust or PeerTrust"),
        new("Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions", "AllowAnyClientCertificate", UsePlatformValidation),
        new("Elastic.Transport.CertificateValidations", "AllowAll", "Use CertificateValidations.AuthorityIsRoot or leave the callback out"),
        new("Elasticsearch.Net.CertificateValidations", "AllowAll", "Use CertificateValidations.AuthorityIsRoot or leave the callback out"),
        new("OpenSearch.Net.CertificateValidations", "AllowAll", "Use CertificateValidations.AuthorityIsRoot or leave the callback out"),
        new("Confluent.Kafka.SslEndpointIdentificationAlgorithm", "None", "Use SslEndpointIdentificationAlgorithm.Https", AnyName),
    ];

    /// <summary>Properties of client libraries that switch validation off by a value.</summary>
    public static IReadOnlyList<AcceptingSetting> Settings { get; } =
    [
        new("Confluent.Kafka.ClientConfig", "EnableSslCertificateVerification", SettingValue.False),
        new("FluentFTP.FtpClient", "ValidateAnyCertificate", SettingValue.True),
        new("FluentFTP.FtpConfig", "ValidateAnyCertificate", SettingValue.True),
        new("FluentFTP.FtpSslValidationEventArgs", "Accept", SettingValue.TrueOnEveryPath),
        new("InfluxDB.Client.InfluxDBClientOptions", "VerifySsl", SettingValue.False),
        new("k8s.KubernetesClientConfiguration", "SkipTlsVerify", SettingValue.True),
        new("MongoDB.Driver.MongoClientSettings", "AllowInsecureTls", SettingValue.True),
        new("MongoDB.Driver.MongoClientSettings", "VerifySslCertificate", SettingValue.False),
        new("MongoDB.Driver.MongoUrlBuilder", "AllowInsecureTls", SettingValue.True),
        new("MongoDB.Driver.MongoUrlBuilder", "VerifySslCertificate", SettingValue.False),
        new("MQTTnet.MqttClientTlsOptions", "AllowUntrustedCertificates", SettingValue.True),
        new("MQTTnet.Client.MqttClientTlsOptions", "AllowUntrustedCertificates", SettingValue.True),
        new("MQTTnet.Client.Options.MqttClientTlsOptions", "AllowUntrustedCertificates", SettingValue.True),
        new("NATS.Client.Core.NatsTlsOpts", "InsecureSkipVerify", SettingValue.True),
        new("RabbitMQ.Client.SslOption", "AcceptablePolicyErrors", SettingValue.ErrorsToAccept) { Advice = "Leave it at SslPolicyErrors.None" },
    ];

    /// <summary>Methods of client libraries whose one boolean argument does.</summary>
    public static IReadOnlyList<AcceptingSetting> Calls { get; } =
    [
        new("InfluxDB.Client.InfluxDBClientOptions+Builder", "VerifySsl", SettingValue.False),
        new("MQTTnet.MqttClientTlsOptionsBuilder", "WithAllowUntrustedCertificates", SettingValue.True),
        new("MQTTnet.Client.MqttClientTlsOptionsBuilder", "WithAllowUntrustedCertificates", SettingValue.True),
    ];

    /// <summary>What to do about a callback that accepts everything.</summary>
    public static string CallbackAdvice => UsePlatformValidation;
}

/// <summary>A member whose use switches validation off.</summary>
/// <param name="Advice">What to do instead, as a sentence without its full stop.</param>
/// <param name="Effect">What it does, as the middle of a sentence.</param>
internal sealed record AcceptingMember(string TypeMetadataName, string Name, string Advice, string Effect = CertificateValidationCatalogue.AnyCertificate);

/// <summary>A member that switches validation off when it is given a value.</summary>
internal sealed record AcceptingSetting(string TypeMetadataName, string Name, SettingValue Value)
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

    /// <summary>A <c>SslPolicyErrors</c>, as an integer, with RemoteCertificateChainErrors (4) or RemoteCertificateNameMismatch (2).</summary>
    ErrorsToAccept,
}
