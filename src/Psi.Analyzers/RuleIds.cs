namespace Psi.Analyzers;

// Generated from rules.tsv.
/// <summary>Every diagnostic id that an analyzer reports. An id is never reused and never changes its meaning.</summary>
internal static class RuleIds
{
    public const string RulesLooked = "PSI0105";

    public const string UnapprovedComponentApi = "PSI1101";

    public const string AnotherService = "PSI2001";

    public const string HomeMadeService = "PSI2002";

    public const string WeakHashAlgorithm = "PSI3101";

    public const string BrokenCipher = "PSI3102";

    public const string ShortAsymmetricKey = "PSI3103";

    public const string WeakCipherMode = "PSI3104";

    public const string PredictableInitializationVector = "PSI3105";

    public const string HardCodedKey = "PSI3106";

    public const string HardCodedSalt = "PSI3107";

    public const string WeakPasswordHash = "PSI3108";

    public const string UnauthenticatedEncryption = "PSI3109";

    public const string PredictableRandom = "PSI3110";

    public const string FixedSeed = "PSI3111";

    public const string RsaPkcs1Encryption = "PSI3112";

    public const string SecretComparison = "PSI3113";

    public const string OwnCryptography = "PSI3114";

    public const string CertificateValidationDisabled = "PSI3201";

    public const string ObsoleteProtocol = "PSI3202";

    public const string ClearTextEndpoint = "PSI3203";

    public const string ClearTextMetadata = "PSI3204";

    public const string ConnectionStringSecurity = "PSI3205";

    public const string RevocationNotChecked = "PSI3206";

    public const string DangerousFormatter = "PSI3401";

    public const string TypeNameHandling = "PSI3402";

    public const string JavaScriptTypeResolver = "PSI3403";

    public const string OpenSerializer = "PSI3404";

    public const string TypeNameFromData = "PSI3405";

    public const string XmlExternalEntities = "PSI3411";

    public const string XsltScript = "PSI3412";

    public const string XmlEntityExpansion = "PSI3413";

    public const string SecretInCode = "PSI3501";

    public const string HardCodedSecret = "PSI3502";

    public const string SensitiveValueExposed = "PSI3503";

    public const string SensitiveLogging = "PSI3504";

    public const string SecretInAddress = "PSI3505";

    public const string ErrorDetailsToClient = "PSI3506";

    public const string HstsEnabled = "PSI3901";

    public const string HttpsRedirection = "PSI3902";

    public const string SlowPasswordHash = "PSI3903";

    public const string AuthenticatedEncryption = "PSI3904";

    public const string SecureRandom = "PSI3905";

    public const string ConstantTimeComparison = "PSI3906";

    public const string XmlWithoutEntities = "PSI3907";

    public const string SecretVault = "PSI3908";

    public const string RateLimit = "PSI3909";

    public const string AntiforgeryCheck = "PSI3910";

    public const string SharedServiceUsed = "PSI3911";

    public const string SharedServiceConfigured = "PSI3912";
}
