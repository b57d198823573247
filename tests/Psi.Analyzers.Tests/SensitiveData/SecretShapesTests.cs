using FsCheck;
using FsCheck.Fluent;
using Psi.Analyzers.SensitiveData;
using static Psi.Analyzers.Tests.SensitiveData.MadeSecrets;

namespace Psi.Analyzers.Tests.SensitiveData;

public sealed class SecretShapesTests
{
    public static TheoryData<string, string> Secrets => new()
    {
        { "AWS", "AKIA" + Random(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") },
        { "GitHub", GitHubToken },
        { "GitHub", "Authorization: token " + GitHubToken },
        { "GitHub", "github_pat" + "_" + Random(22) + "_" + Random(59) },
        { "GitLab", "glpat" + "-" + Random(20) },
        { "Slack token", "xoxb" + "-530186742951-817264035912-" + Random(24) },
        { "Slack webhook", "https://hooks.slack.com" + "/services/T" + Random(8) + "/B" + Random(8) + "/" + Random(24) },
        { "Stripe", "sk" + "_live_" + Random(24) },
        { "Google API", "https://maps.example/api?key=" + "AIza" + Random(35) },
        { "npm", "npm" + "_" + Random(36) },
        { "NuGet", "oy2" + Random(43, "abcdefghijklmnopqrstuvwxyz234567") },
        { "SendGrid", "SG." + Random(22) + "." + Random(43) },
        { "OpenAI", "sk" + "-proj-" + Random(48) },
        { "Anthropic", "sk" + "-ant-api03-" + Random(93) },
        { "Shopify", "shpat" + "_" + Hex(32) },
        { "Databricks", "dapi" + Hex(32) },
        { "Azure storage", Random(76) + "+ASt" + Random(6) + "==" },
        {
            "Azure account key",
            "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=" + Random(86) + "==;EndpointSuffix=core.windows.net"
        },
        {
            "Azure shared access key",
            "Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=" + Random(43) + "="
        },
        { "Azure shared access signature", "https://shop.blob.core.windows.net/a?sv=2024-01-01&se=2030-01-01&sig=" + Random(43) + "%3D" },
        { "Entra", "abc" + "8Q~" + Random(34) },
        { "private key", PrivateKey },
        { "private key", PrivateKey.Replace("\n", "\\n") },
        { "JWT", SignedToken },
        { "JWT", "Bearer " + SignedToken },
        { "password in an address", "amqps://shop:" + "Tr0ub4dor&3@broker.contoso.com/vhost" },
        { "connection string", "Server=db.contoso.com;Database=Shop;User Id=shop;" + "Password=Tr0ub4dor&3" },
        { "connection string", "Data Source=tcp:db.contoso.com,1433;uid=shop;" + "pwd='c0rrect-horse'" },
        { "connection string", "Host=db;Username=shop;" + "Password=c0rrecthorse" },
    };

    public static TheoryData<string> Innocent =>
    [
        "",
        "ghp_",
        "ghp" + "_" + new string('x', 36),
        "ghp" + "_your_token_goes_here_and_has_36_letters",
        "ghp" + "_" + Random(60, "ab"),
        "x" + GitHubToken,
        "AKIA" + "IOSFODNN7EXAMPLE",
        "AKIA" + Random(17, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
        "sk" + "_test_" + Random(24),
        "pk" + "_live_" + Random(24),
        "key-" + Random(20),
        "oy2" + Random(44, "abcdefghijklmnopqrstuvwxyz234567"),
        Random(88),
        Hex(64),
        Guid.Empty.ToString(),
        "sha256-" + Random(43) + "=",
        "-----BEGIN " + "PRIVATE KEY-----",
        "-----BEGIN " + "PRIVATE KEY-----\n{0}\n-----END " + "PRIVATE KEY-----",
        "-----BEGIN CERTIFICATE-----\n" + Random(64) + "\n-----END CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----\n" + Random(64) + "\n-----END PUBLIC KEY-----",
        "eyJ" + Random(20),
        Encoded("""{"alg":"none"}""") + "." + Encoded("""{"sub":"1234567890"}""") + ".",
        Encoded("""{"alg":"PS256","typ":"license+jwt"}""") + "." + Encoded("""{"company":"Contoso"}""") + "." + Random(43),
        Encoded("""{"alg":"HS256","typ":"JWT"}""") + "." + Encoded("""{"sub":"1234567890","name":"John Doe"}""") + "." + Random(43),
        Encoded("""{"alg":"HS256","typ":"JWT"}""") + "." + Encoded("""{"iss":"supabase","role":"anon"}""") + "." + Random(43),
        "https://user:password@contoso.com/",
        "https://{user}:{password}@contoso.com/",
        "amqp://guest:guest@rabbitmq:5672",
        "postgres://shop:" + "Tr0ub4dor3@localhost/shop",
        "https://contoso.com/a:b@c",
        "https://contoso.com:443/mail@contoso.com",
        "Server=localhost;User Id=sa;" + "Password=Tr0ub4dor3",
        "Server=(localdb)\\mssqllocaldb;" + "Password=Tr0ub4dor3",
        "Server=db.contoso.com;User Id=shop;Password={0}",
        "Server=db.contoso.com;User Id=shop;Password=<password>",
        "Server=db.contoso.com;User Id=shop;Password=$(DbPassword)",
        "Server=db.contoso.com;User Id=shop;Password=",
        "Server=db.contoso.com;Integrated Security=true",
        "Password=must have at least 8 characters",
        "?password=Tr0ub4dor3",
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey="
        + "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        "AccountEndpoint=https://localhost:8081/;AccountKey="
        + "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
    ];

    private static readonly string[] Fragments =
    [
        "eyJ", ".eyJ", "-----BEGIN ", "PRIVATE KEY-----", "://", ":", "@", "=", "Password=", "Server=",
        "ghp_", "AKIA", "sig=", "+ASt", "Q~", "\0", "\ud800", "ａ", "x",
    ];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_secret_is_told_by_its_shape(string what, string text) =>
        Assert.Contains(what, SecretShapes.In(text)?.What, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Innocent))]
    public void What_only_looks_alike_is_none(string text) => Assert.Null(SecretShapes.In(text));

    [Fact]
    public void A_secret_is_found_wherever_it_stands_in_a_text() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<string>>(),
            ArbMap.Default.ArbFor<NonNull<string>>(),
            (before, after) => SecretShapes.In($"{before.Get}\n{GitHubToken}\n{after.Get}") is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_is_too_much() =>
        Prop.ForAll(
            Gen.Elements(Fragments).ListOf().ToArbitrary(),
            parts =>
            {
                SecretShapes.In(string.Concat(parts));
            }).QuickCheckThrowOnFailure();
}
