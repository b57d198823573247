using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>The APIs and attributes by which <see cref="SensitiveValues"/> tells a sensitive value. Data only.</summary>
internal static class SensitiveValueCatalogue
{
    /// <summary>Types whose indexer reads a setting.</summary>
    public static HashSet<string> Configurations { get; } = new(StringComparer.Ordinal)
    {
        "IConfiguration",
        "IConfigurationRoot",
        "IConfigurationSection",
        "ConfigurationManager",
        "ConfigurationRoot",
        "ConfigurationSection",
    };

    /// <summary>Types of ASP.NET whose indexer reads a value of the request.</summary>
    public static HashSet<string> Requests { get; } = new(StringComparer.Ordinal) { "HttpRequest", "HttpRequestBase" };

    /// <summary>The innermost namespace of <see cref="Requests"/>.</summary>
    public const string RequestNamespace = "Web";

    /// <summary>The end of an attribute's name.</summary>
    public const string AttributeSuffix = "Attribute";

    /// <summary>Properties of type <c>NameValueCollection</c> with settings or values of a request.</summary>
    public static HashSet<string> Collections { get; } = new(StringComparer.Ordinal) { "Form", "QueryString", "AppSettings" };

    /// <summary>Methods and properties whose value is sensitive, each with a description.</summary>
    public static ApiMember<string>[] Members { get; } =
    [
        new("JwtSecurityTokenHandler", "WriteToken", "a whole token"),
        new("KeyVaultSecret", "Value", "a secret from the key vault"),
        new("JwtSecurityToken", "RawData", "a whole token"),
        new("JwtSecurityToken", "EncodedToken", "a whole token"),
        new("JsonWebToken", "RawData", "a whole token"),
        new("JsonWebToken", "EncodedToken", "a whole token"),
    ];

    /// <summary>The classes that write bytes as text.</summary>
    public static HashSet<string> Converters { get; } = new(StringComparer.Ordinal) { "Convert", "BitConverter" };

    public const string PasswordText = "PasswordPropertyTextAttribute";

    public const string DataType = "DataTypeAttribute";

    /// <summary><c>DataType.Password</c>.</summary>
    public const int PasswordDataType = 11;

    /// <summary><c>DataType.CreditCard</c>.</summary>
    public const int CreditCardDataType = 14;

    /// <summary>The base of attributes that classify data by their own names.</summary>
    public const string Classification = "DataClassificationAttribute";

    /// <summary>Attributes that mark personal data.</summary>
    public static HashSet<string> PersonalData { get; } =
        new(StringComparer.Ordinal) { "PersonalDataAttribute", "ProtectedPersonalDataAttribute" };
}
