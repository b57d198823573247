using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Tests.SensitiveData;

public sealed class SecretShapesTests
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz0123456789";

    public static TheoryData<string, string> Secrets => new()
    {
        { SampleSecrets.GitHub, "a GitHub personal access token" },
        { "Authorization: token " + SampleSecrets.GitHub, "a GitHub personal access token" },
        { "gh" + "s_" + SampleSecrets.Letters(36), "a GitHub server token" },
        { "github" + "_pat_" + SampleSecrets.Letters(22) + "_" + SampleSecrets.Letters(59), "a GitHub personal access token" },
        { "glpat" + "-" + SampleSecrets.Letters(20), "a GitLab personal access token" },
        { "npm" + "_" + SampleSecrets.Letters(36), "an npm access token" },
        { "oy" + "2" + SampleSecrets.Letters(43, Lower), "a NuGet API key" },
        { "pypi" + "-AgEIcHlwaS5vcmc" + SampleSecrets.Letters(80), "a PyPI token" },
        { "xoxb" + "-" + SampleSecrets.Letters(12, "0123456789") + "-" + SampleSecrets.Letters(13, "0123456789") + "-" + SampleSecrets.Letters(24), "a Slack bot token" },
        { "https://hooks.slack.com" + "/services/T" + SampleSecrets.Letters(10) + "/B" + SampleSecrets.Letters(10) + "/" + SampleSecrets.Letters(24), "the address of a Slack webhook" },
        { "sk" + "_live_" + SampleSecrets.Letters(24), "a Stripe secret key" },
        { "rk" + "_live_" + SampleSecrets.Letters(24), "a Stripe restricted key" },
        { "SG" + "." + SampleSecrets.Letters(22) + "." + SampleSecrets.Letters(43), "a SendGrid API key" },
        { "AI" + "za" + SampleSecrets.Letters(35), "a Google API key" },
        { "sk-proj" + "-" + SampleSecrets.Letters(60), "an OpenAI API key" },
        { "sk-ant" + "-api03-" + SampleSecrets.Letters(60), "an Anthropic API key" },
        { "sk" + "-" + SampleSecrets.Letters(20) + "T3BlbkFJ" + SampleSecrets.Letters(20, seed: 5), "an OpenAI API key" },
        { "DefaultEndpointsProtocol=https;AccountName=contoso;" + SampleSecrets.StorageKey + ";EndpointSuffix=core.windows.net", "an Azure storage account key" },
        { "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccess" + "Key=" + SampleSecrets.Letters(43) + "=", "an Azure shared access key" },
        { SampleSecrets.Letters(9, "123456789") + ":AA" + SampleSecrets.Letters(33), "a Telegram bot token" },
        { SampleSecrets.PrivateKey(), "a private key" },
        { SampleSecrets.PrivateKey("PRIVATE KEY").Replace("\n", "\\n", StringComparison.Ordinal), "a private key" },
        { "Bearer " + SampleSecrets.Jwt("{\"sub\":\"reporting\",\"aud\":\"contoso\"}"), "a signed token (JWT)" },
        { "amqps://orders:" + SampleSecrets.Letters(16) + "@queue.contoso.com/orders", "a password in an address" },
        { "Server=db.contoso.com;User Id=app;Password=" + SampleSecrets.Letters(12), "a password in a connection string" },
        { "Host=db.contoso.com;Username=app;pwd = '" + SampleSecrets.Letters(12) + "';Ssl Mode=VerifyFull", "a password in a connection string" },
    };

    public static TheoryData<string> Innocent => new()
    {
        "",
        "a text of no interest at all",
        "gh" + "p_" + new string('x', 36),
        "gh" + "p_" + SampleSecrets.Letters(35),
        "gh" + "p_" + SampleSecrets.Letters(37),
        "gh" + "p_0123456789abcdefghijklmnopqrstuvwxyz",
        "gh" + "p_" + SampleSecrets.Letters(29) + "Example",
        "Ugh" + "p_" + SampleSecrets.Letters(36),
        "gh" + "p_[A-Za-z0-9]{36}",
        "sk" + "_test_" + SampleSecrets.Letters(24),
        "sk-" + "your-key-goes-here-your-key-goes-here-your-key-go",
        "sk-learn-something-new-every-day-and-then-some-more",
        "UseDevelopmentStorage=true;Account" + "Key=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        "AccountEndpoint=https://localhost:8081/;Account" + "Key=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
        "AccountName=a;Account" + "Key={0}",
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----",
        SampleSecrets.PrivateKey("ENCRYPTED PRIVATE KEY"),
        SampleSecrets.PrivateKey("PUBLIC KEY"),
        SampleSecrets.PrivateKey("CERTIFICATE"),
        SampleSecrets.Jwt("{\"sub\":\"1234567890\",\"name\":\"John Doe\"}"),
        SampleSecrets.Jwt("{\"sub\":\"contoso\"}", "license+jwt"),
        SampleSecrets.Jwt("{\"role\":\"anon\",\"iss\":\"supabase\"}"),
        "eyJub3QiOiJhIHRva2VuIn0.eyJub3QiOiJhIHRva2VuIn0." + SampleSecrets.Letters(43),
        "https://contoso.example/path:with@signs",
        "amqp://guest:guest@queue.contoso.com",
        "postgres://user:password@db.contoso.com/app",
        "postgres://app:" + SampleSecrets.Letters(16) + "@localhost/app",
        "mongodb://{user}:{password}@cluster.contoso.com",
        "https://user:" + SampleSecrets.Letters(16) + "@contoso.example/",
        "ssh://git@github.com:contoso/repository.git",
        "Server=localhost;User Id=sa;Password=" + SampleSecrets.Letters(12),
        "Server=(localdb)\\mssqllocaldb;Password=" + SampleSecrets.Letters(12),
        "Server=db;User Id=sa;Password=" + SampleSecrets.Letters(12),
        "Server=db.contoso.com;User Id=app;Password=",
        "Server=db.contoso.com;User Id=app;Password={0};",
        "Server=db.contoso.com;User Id=app;Password=<your password>;",
        "Server=db.contoso.com;User Id=app;Password=changeme;",
        "Server=db.contoso.com;User Id=postgres;Password=postgres",
        "Enter your new Password=" + SampleSecrets.Letters(12),
        SampleSecrets.Letters(64, "0123456789abcdef"),
        SampleSecrets.AwsSecretKey,
        SampleSecrets.AwsIdentifier,
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_secret_is_known_by_its_look(string text, string kind) => Assert.Equal(kind, SecretShapes.In(text)?.Kind);

    [Theory]
    [MemberData(nameof(Innocent))]
    public void A_placeholder_a_name_and_what_everybody_may_know_is_not(string text) => Assert.Null(SecretShapes.In(text));

    [Fact]
    public void What_is_found_does_not_hold_it()
    {
        var found = SecretShapes.In(SampleSecrets.GitHub);
        Assert.Equal(new SecretShape("a GitHub personal access token", 40, IsProved: false), found);
        Assert.DoesNotContain(SampleSecrets.Letters(36), found!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_checksum_proves_it() => Assert.True(SecretShapes.In(SampleSecrets.GitHubWithChecksum)?.IsProved);

    // The check value of CRC-32 that every specification gives, CBF43926.
    [Theory]
    [InlineData("1234567893jZRME", true)]
    [InlineData("1234567893Jzrme", true)]
    [InlineData("1234567883jZRME", false)]
    [InlineData("123456", false)]
    public void The_checksum_is_CRC_32_in_base_62(string body, bool isRight) => Assert.Equal(isRight, Checksum.IsRight(body));

    [Fact]
    public void An_AWS_key_is_known_by_its_length_and_characters()
    {
        Assert.True(SecretShapes.IsAwsIdentifier(SampleSecrets.AwsIdentifier));
        Assert.False(SecretShapes.IsAwsIdentifier("AK" + "IAIOSFODNN7EXAMPLE"));
        Assert.True(SecretShapes.IsAwsSecretKey(SampleSecrets.AwsSecretKey));
        Assert.False(SecretShapes.IsAwsSecretKey("wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY"));
        Assert.False(SecretShapes.IsAwsSecretKey(SampleSecrets.Letters(40, "0123456789abcdef")));
    }

    [Fact]
    public void Any_text_is_read_to_its_end()
    {
        var parts = new[] { "gh" + "p_", "://", "@", ":", "Password=", ";", "-----BEGIN ", "PRIVATE KEY-----", "eyJ", ".", "a", "é", "\0", "Server=", "\"", "=", "AA", "123456789" };
        for (uint seed = 1; seed <= 500; seed++)
        {
            var picks = SampleSecrets.Letters(12, "ABCDEFGHIJKLMNOPQR", seed);
            var text = string.Concat(picks.Select(pick => parts[pick - 'A']));
            Assert.Null(Record.Exception(() => SecretShapes.In(text)));
        }
    }
}
