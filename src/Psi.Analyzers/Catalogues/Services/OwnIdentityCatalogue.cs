using Psi.Analyzers.Services;

namespace Psi.Analyzers.Catalogues.Services;

/// <summary>What issues tokens, and what keeps passwords and signs in with them. Data only.</summary>
internal static class OwnIdentityCatalogue
{
    /// <summary>The description of a token that is to be made.</summary>
    public const string Descriptor = "Microsoft.IdentityModel.Tokens.SecurityTokenDescriptor";

    public const string SigningCredentials = "SigningCredentials";

    public const string Audience = "Audience";

    /// <summary>The type, and the property of a request, for a token by which a client shows who it is.</summary>
    public const string ClientAssertion = "ClientAssertion";

    private const string Identity = "Microsoft.AspNetCore.Identity.";
    private const string OldIdentity = "Microsoft.AspNet.Identity.";
    private const string Injection = "Microsoft.Extensions.DependencyInjection.";
    private const string Tokens = "System.IdentityModel.Tokens.Jwt.";
    private const string OldTokens = "System.IdentityModel.Tokens.";
    private const string Bcrypt = "BCrypt.Net.BCrypt";

    /// <summary>The properties of a description that say whom the token is about.</summary>
    public static HashSet<string> Subjects { get; } = new(StringComparer.Ordinal) { "Subject", "Claims" };

    /// <summary>Constructors and methods that make a token of their arguments.</summary>
    public static IReadOnlyList<ApiMember> TokenMakers { get; } =
    [
        new(Tokens + "JwtSecurityToken", ApiMember.Constructor),
        new(OldTokens + "JwtSecurityToken", ApiMember.Constructor),
        new(Tokens + "JwtSecurityTokenHandler", "CreateJwtSecurityToken"),
        new(Tokens + "JwtSecurityTokenHandler", "CreateEncodedJwt"),
    ];

    /// <summary>Their parameters that say whom the token is about.</summary>
    public static string[] SubjectParameters { get; } = ["claims", "subject", "claimCollection"];

    public static string[] CredentialParameters { get; } = ["signingCredentials"];

    public static string[] AudienceParameters { get; } = ["audience"];

    /// <summary>Audiences of others, who ask a client for a token that it signs itself.</summary>
    public static HashSet<string> ForeignAudiences { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        "https://appleid.apple.com", "appstoreconnect-v1", "https://oauth2.googleapis.com/token",
        "https://accounts.google.com/o/oauth2/token", "https://www.googleapis.com/oauth2/v4/token", "https://login.salesforce.com",
        "https://test.salesforce.com", "account.docusign.com", "account-d.docusign.com",
    };

    /// <summary>Texts by which code that makes a client assertion, and no token of a user, shows.</summary>
    public static HashSet<string> ClientAssertionTexts { get; } = new(StringComparer.Ordinal)
    {
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "client_assertion", "client_assertion_type",
        "urn:ietf:params:oauth:grant-type:jwt-bearer",
    };

    /// <summary>Words in the names of code that signs statements about other things than users.</summary>
    public static HashSet<string> OtherStatements { get; } = new(StringComparer.Ordinal)
    {
        "license", "licenses", "licensing", "licence", "licences", "webhook", "webhooks", "push", "vapid", "apns", "fcm",
        "unsubscribe", "download", "upload", "attestation",
    };

    /// <summary>Words in the names of code that makes such a token.</summary>
    public static string[] ClientAssertionWords { get; } = ["client", "assertion"];

    /// <summary>Accounts with passwords in the product's own database, checks of passwords, and their hashes.</summary>
    public static IReadOnlyList<ApiMember<HomeMadeForm>> SignIns { get; } =
    [
        .. ApiMember.EachWith(
            HomeMadeForm.Accounts,
            [Injection + "IdentityServiceCollectionExtensions"],
            "AddIdentity",
            "AddIdentityCore",
            "AddIdentityApiEndpoints"),
        new(Identity + "IdentityServiceCollectionUIExtensions", "AddDefaultIdentity", HomeMadeForm.Accounts),
        new(Injection + "IdentityServiceCollectionUIExtensions", "AddDefaultIdentity", HomeMadeForm.Accounts),
        new("Microsoft.AspNetCore.Routing.IdentityApiEndpointRouteBuilderExtensions", "MapIdentityApi", HomeMadeForm.Accounts),
        .. ApiMember.EachWith(
            HomeMadeForm.SignIn,
            [Identity + "SignInManager`1", OldIdentity + "Owin.SignInManager`2"],
            "PasswordSignInAsync",
            "CheckPasswordSignInAsync"),
        .. ApiMember.EachWith(
            HomeMadeForm.SignIn, [Identity + "UserManager`1", OldIdentity + "UserManager`2"], "CheckPasswordAsync"),
        new("System.Web.Security.Membership", "ValidateUser", HomeMadeForm.SignIn),
        .. ApiMember.EachWith(
            HomeMadeForm.PasswordHash,
            [
                Identity + "IPasswordHasher`1", Identity + "PasswordHasher`1",
                OldIdentity + "PasswordHasher", OldIdentity + "IPasswordHasher",
            ],
            "HashPassword",
            "VerifyHashedPassword"),
    ];

    /// <summary>Functions that are made for passwords: what they are given is one unless its name says otherwise.</summary>
    public static IReadOnlyList<ApiMember> PasswordFunctions { get; } =
    [
        .. ApiMember.Each([Bcrypt], ["HashPassword", "EnhancedHashPassword", "Verify", "EnhancedVerify"], "inputKey", "text"),
        .. ApiMember.Each(["Isopoh.Cryptography.Argon2.Argon2"], ["Hash", "Verify"], "password"),
        .. ApiMember.Each(
            [
                "Konscious.Security.Cryptography.Argon2id",
                "Konscious.Security.Cryptography.Argon2i",
                "Konscious.Security.Cryptography.Argon2d",
            ],
            [ApiMember.Constructor],
            "password"),
    ];

    /// <summary>Functions that make keys and hashes of passwords: what they are given is a password where its name says so.</summary>
    public static IReadOnlyList<ApiMember> KeyFunctions { get; } =
    [
        new("System.Security.Cryptography.Rfc2898DeriveBytes", ApiMember.Constructor, "password"),
        new("System.Security.Cryptography.Rfc2898DeriveBytes", "Pbkdf2", "password"),
        new("Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivation", "Pbkdf2", "password"),
    ];

    /// <summary>Functions that hash anything, which code that is called so does to keep or check a password.</summary>
    public static IReadOnlyList<ApiMember> Hashes { get; } =
    [
        .. ApiMember.Each(
            [
                "System.Security.Cryptography.MD5",
                "System.Security.Cryptography.SHA1",
                "System.Security.Cryptography.SHA256",
                "System.Security.Cryptography.SHA384",
                "System.Security.Cryptography.SHA512",
            ],
            ["HashData"],
            "source"),
        new("System.Security.Cryptography.HashAlgorithm", "ComputeHash", "buffer"),
    ];

    /// <summary>Words in the names of members that keep or check a password. Others send its hash to where it is kept.</summary>
    public static HashSet<string> KeepingWords { get; } = new(StringComparer.Ordinal)
    {
        "hash", "hashed", "verify", "check", "validate", "compare", "login", "signin", "register", "authenticate", "matches", "valid",
    };

    /// <summary>Base classes of ciphers: a member that uses one derives a key from the password and does not store it.</summary>
    public static HashSet<string> Ciphers { get; } = new(StringComparer.Ordinal)
    {
        "SymmetricAlgorithm", "AesGcm", "AesCcm", "ChaCha20Poly1305", "CryptoStream", "ICryptoTransform",
    };

    /// <summary>Words in the names of code whose passwords open a thing that users share, and no account.</summary>
    public static HashSet<string> SharedThings { get; } = new(StringComparer.Ordinal)
    {
        "share", "shares", "sharing", "room", "rooms", "meeting", "meetings", "paste", "pastes", "poll", "polls",
    };

    /// <summary>The last word in the names of types that fill a database with people who are made up.</summary>
    public static HashSet<string> Seeders { get; } = new(StringComparer.Ordinal) { "seeder", "seeders" };

    /// <summary>More of them, which count where no user is given to the hasher; as a verb such a word says nothing else.</summary>
    public static HashSet<string> ThingsWithPassword { get; } = new(StringComparer.Ordinal)
    {
        "send", "sends", "link", "links", "file", "files", "document", "documents", "album", "albums", "attachment", "attachments",
    };

    /// <summary>Words in the names of what has a password to sign in with, or of what may be anything.</summary>
    public static HashSet<string> AccountWords { get; } = new(StringComparer.Ordinal)
    {
        "user", "users", "account", "accounts", "member", "members", "customer", "customers", "employee", "employees", "admin", "person",
        "people", "login", "logins", "credential", "credentials", "identity", "client", "clients", "profile", "student", "principal",
        "player", "operator", "owner", "author", "patient", "subscriber", "stored", "entity", "row", "record", "db",
    };

    /// <summary>The parameters of a hasher for the account, and for the hash that a password is compared with.</summary>
    public static string[] AccountParameters { get; } = ["user"];

    public static string[] HashParameters { get; } = ["hashedPassword"];

    /// <summary>Words in the names of members and types that derive keys, or look a password up where others were stolen.</summary>
    public static HashSet<string> OtherPurposes { get; } = new(StringComparer.Ordinal)
    {
        "key", "keys", "encrypt", "encryption", "decrypt", "decryption", "cipher", "crypto", "vault", "archive", "zip", "pwned", "breach",
        "breached", "scram", "sasl", "srp", "digest", "ntlm", "wsse", "soap", "mysql", "postgres",
    };
}
