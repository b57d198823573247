using System.Diagnostics;
using System.Text;
using Psi.Inventory.Services;
using Psi.Inventory.Tests.Repositories;
using Psi.Policy;

namespace Psi.Inventory.Tests.Services;

/// <summary>Files of others: nothing throws or takes long, what can't be read is named, and places lie inside the file.</summary>
public class HostileServiceFileTests
{
    private const string Compose = "services:\n  a:\n    image: docker.io/redis:7\n"
        + "    environment: [ \"A__B=${C:-d}\", 'E=F' ]\n    env_file: .env\n"
        + "  b: &b\n    image: x/y@sha256:0\n    environment:\n      A__B: \"https://x.example\"\n      G:\n  c: { <<: *b, image: z }\n";

    private const string Manifest = "apiVersion: apps/v1\nkind: Deployment\nspec:\n  containers:\n    - image: a/b:1\n      env:\n"
        + "        - name: A__B\n          value: 'c'\n---\napiVersion: v1\nkind: ConfigMap\ndata: { D__E: f }\n";

    private const string Dockerfile =
        "ARG V=1\nFROM a/b:${V} AS x\nENV A__B=c \\\n  # no\n  D=\"e f\"\nRUN <<EOF\nENV G=h\nEOF\nFROM x\nENV I j\n";

    private const string Terraform = "resource \"a_b\" \"c\" {\n  x = \"${y(\"z\")}\"\n"
        + "  t = <<EOT\nresource \"d\" \"e\" {\nEOT\n}\n/* */\ndata \"f\" \"g\" {}\n";

    private const string Bicep = "resource a 'B.C/d@1' = {\n  name: 'x${y('z')}'\n  resource e 'f' = {\n  }\n}\nvar t = '''\n'''\n// end\n";

    private const string Template = "{\"$schema\": \"x/deploymentTemplate.json#\", \"resources\": [ {\"type\": \"A.B/c\",\n"
        + " \"resources\": [ {\"type\": \"d\"} ]} ] }";

    private const string Workflow = "jobs:\n  a:\n    container: { image: b/c:1 }\n    steps:\n      - uses: d/e@v1\n"
        + "      - run: |\n          bash ./tools/security-scan.sh\n          dotnet run --project tools/x\n";

    // A path, and a whole file.
    public static TheoryData<string, string> Whole => new()
    {
        { "compose.yaml", Compose }, { "k8s/a.yaml", Manifest }, { "Dockerfile", Dockerfile }, { "main.tf", Terraform },
        { "main.bicep", Bicep }, { "azuredeploy.json", Template }, { ".github/workflows/a.yml", Workflow },
        { ".gitlab-ci.yml", Workflow }, { "azure-pipelines.yml", Workflow }, { ".circleci/config.yml", Workflow },
        { "Jenkinsfile", Workflow }, { "stack.yaml", "Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Name: !Sub x\n" },
        { "main.tf.json", "{ \"resource\": [ { \"a\": {} } ],\n \"data\": { \"b\": {} } }" },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_damaged_file_never_throws_says_the_same_twice_and_names_places_inside_it(string path, string text)
    {
        var random = new Random(20261130);
        var whole = Encoding.UTF8.GetBytes(text);
        Assert.NotEmpty(Read(path, whole).Signs);
        for (var round = 0; round < 700; round++)
        {
            var damaged = Damaged(whole, random);
            var first = Read(path, damaged);
            var second = Read(path, damaged);

            Assert.Equal(first.Signs, second.Signs);
            Assert.Equal(first.Unread, second.Unread);
            AreInside(path, damaged, first);
        }
    }

    // A settings file of a project.
    public static TheoryData<string, string> Settings => new()
    {
        { "appsettings.json", "{ // x\n \"A\": { \"B\": [ 1, \"c\", null, ], \"D\": {} },\n \"Ä\": \"https://x.example\", \"E\": true }" },
        { "launchSettings.json", "{ \"profiles\": {\n \"a\": { \"environmentVariables\": { \"B__C\": \"d\", \"E\": null } } } }" },
        {
            "web.config",
            "<?xml version=\"1.0\"?>\n<configuration>\n <appSettings>\n  <add key=\"a\" value=\"b\"/>\n </appSettings>\n"
            + " <connectionStrings><add name='c' connectionString='d' /></connectionStrings>\n</configuration>"
        },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_damaged_settings_file_never_throws_and_names_places_inside_it(string path, string text)
    {
        var random = new Random(20261130);
        var whole = Encoding.UTF8.GetBytes(text);
        Assert.NotEmpty(ReadSettings(path, whole).Signs);
        for (var round = 0; round < 2_000; round++)
        {
            var damaged = Damaged(whole, random);
            var first = ReadSettings(path, damaged);

            Assert.Equal(first.Signs, ReadSettings(path, damaged).Signs);
            AreInside(path, damaged, first);
        }
    }

    private static SignCollector ReadSettings(string path, byte[] content)
    {
        var (file, signs) = (new RepositoryFile(path, content), new SignCollector(path));
        switch (path)
        {
            case "appsettings.json": JsonSettingsReader.Read(file, environment: null, signs); break;
            case "launchSettings.json": LaunchSettingsReader.Read(file, signs); break;
            default: XmlSettingsReader.Read(file, environment: null, signs); break;
        }

        return signs;
    }

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("k8s/a.yaml")]
    [InlineData("Dockerfile")]
    [InlineData("main.tf")]
    [InlineData("main.bicep")]
    [InlineData("azuredeploy.json")]
    [InlineData(".github/workflows/a.yml")]
    [InlineData("Jenkinsfile")]
    public void Bytes_that_are_no_text_never_throw(string path)
    {
        var random = new Random(7);
        foreach (var length in Enumerable.Range(0, 300))
        {
            var content = new byte[length];
            random.NextBytes(content);
            AreInside(path, content, Read(path, content));
        }

        Assert.NotNull(Read(path, [0xFF, 0xFE, 0x00, 0xD8]));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "compose.yaml", "services:\n  a: &a { b: *a }" },
        { "compose.yaml", "services: *missing" },
        { "compose.yaml", "services: " + new string('[', 20_000) },
        { "compose.yaml", "services:\n" + string.Concat(Enumerable.Range(0, 80).Select(depth => new string(' ', depth) + "a:\n")) },
        {
            "compose.yaml",
            "x0: &x0 { A: b }\n" + string.Concat(Enumerable.Range(1, 30).Select(
                level => $"x{level}: &x{level} [ *x{level - 1}, *x{level - 1}, *x{level - 1} ]\n"))
        },
        {
            "compose.yaml",
            "m0: &m0 { k0: v }\n" + string.Concat(Enumerable.Range(1, 2_000).Select(
                level => $"m{level}: &m{level} {{ <<: *m{level - 1}, k{level}: v }}\n"))
        },
        { "compose.yaml", "a: b\n\tc: d" },
        { "compose.yaml", "services: { a: { image: b }\nc: d" },
        { ".github/workflows/a.yml", "jobs: { {{x}}: y }" },
        { "azuredeploy.json", "{ \"$schema\": \"deploymentTemplate\", \"resources\": " + string.Concat(Enumerable.Repeat("[", 10_000)) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_goes_too_deep_or_multiplies_is_named_with_its_line(string path, string text)
    {
        var signs = Read(path, Encoding.UTF8.GetBytes(text));

        var unread = Assert.Single(signs.Unread);
        Assert.True(unread.At.Line > 0, unread.Reason);
        Assert.InRange(unread.Reason.Length, 1, 400);
    }

    public static TheoryData<string, string> Long => new()
    {
        { "compose.yaml", "services:\n" + Repeat("  a{0}: {{ image: x{0}, environment: [ A{0}=b ] }}\n", 30_000) },
        { "compose.yaml", "services: { a: { environment: { A: \"" + new string('$', 2) + Repeat("${{A{0}:-", 100_000) + "\" } } }" },
        { "compose.yaml", "services:\n  a:\n    env_file:\n" + Repeat("      - e{0}.env\n", 100_000) },
        { "Dockerfile", Repeat("ARG A{0}=$A\n", 50_000) + "FROM $A1" },
        {
            "Dockerfile",
            "ARG A0=xx\n"
            + string.Concat(Enumerable.Range(1, 200).Select(number => $"ARG A{number}=$A{number - 1}$A{number - 1}\n")) + "FROM $A200"
        },
        { "Dockerfile", "ENV " + Repeat("A{0}=b \\\n", 100_000) },
        { "Dockerfile", Repeat("RUN <<A{0} <<B\n", 100_000) },
        { "main.tf", Repeat("resource \"a{0}\" \"b\" {{\n", 100_000) },
        { "main.tf", "x = \"" + Repeat("${{\"", 300_000) },
        { "main.tf", Repeat("a = <<E{0}\n", 200_000) },
        { "main.bicep", Repeat("resource a 'B.C/d{0}' = {{\n", 50_000) },
        { "main.bicep", Repeat("resource a 'd{0}' = {{\n", 50_000) },
        { "Jenkinsfile", Repeat("sh './t/security-scan-{0}.sh'\n", 60_000) },
        { ".github/workflows/a.yml", "run: |\n" + Repeat("  bash security-scan.sh {0}\n", 60_000) },
        { ".github/workflows/a.yml", "run: " + Repeat("bash ", 400_000) },
        { "k8s/a.yaml", Repeat("apiVersion: v{0}\nkind: K\n---\n", 40_000) },
    };

    [Theory]
    [MemberData(nameof(Long))]
    public void A_long_file_takes_no_long_time(string path, string text)
    {
        var watch = Stopwatch.StartNew();
        var signs = Read(path, Encoding.UTF8.GetBytes(text));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
        Assert.InRange(signs.Signs.Count, 0, 10_000);
        Assert.InRange(signs.Unread.Count, 0, 10);
    }

    [Fact]
    public void A_sign_never_carries_a_line_break_or_an_invisible_character_in_its_name()
    {
        var signs = Read("compose.yaml", "services: { a: { environment: { \"A\\nB\\u202E\": c } } }"u8.ToArray());

        Assert.Equal("A B\uFFFD", Assert.Single(signs.Signs).Name);
    }

    [Fact]
    public void A_repository_is_walked_once_and_only_its_own_files_are_read()
    {
        using var repository = new RepositoryUnderTest()
            .With("compose.yml", "services: { a: { image: redis, env_file: [ ../outside.env, in.env, out.env ] } }")
            .With("in.env", "A=b")
            .With("obj/compose.yml", "services: { a: { image: not-this } }")
            .With("other/psi.yaml")
            .With("other/compose.yml", "services: { a: { image: not-this } }")
            .With("src/package.json", "{ \"AWS::\": \"Resources\" ")
            .With("src/large.json", new string(' ', 5 * 1024 * 1024))
            .With("src/large.tf", new string(' ', 5 * 1024 * 1024))
            .With("src/notes.yaml", "a: *b");
        using var outside = new RepositoryUnderTest().With("secret.env", "SECRET=x").With("Dockerfile", "FROM secret");
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(repository.Root, "out.env"), Path.Combine(outside.Root, "secret.env"));
            File.CreateSymbolicLink(Path.Combine(repository.Root, "Dockerfile"), Path.Combine(outside.Root, "Dockerfile"));
        }

        var survey = RepositoryServiceSigns.Of(repository.Root);

        Assert.Equal(
            [("A", "in.env", 1), ("redis", "compose.yml", 1)],
            survey.Signs.Select(sign => (sign.Name, sign.At.Path, sign.At.Line)).OrderBy(sign => sign.Name, StringComparer.Ordinal));
        string[] unread = OperatingSystem.IsWindows()
            ? ["src/large.tf", "src/package.json"]
            : ["Dockerfile", "compose.yml", "src/large.tf", "src/package.json"];
        Assert.Equal(unread, survey.Unread.Select(file => file.At.Path));
        Assert.Contains(Path.Combine(repository.Root, "in.env"), survey.FilesRead);
        Assert.DoesNotContain(survey.FilesRead, path => path.Contains("outside", StringComparison.Ordinal));
        Assert.Equivalent(survey, RepositoryServiceSigns.Of(repository.Root), strict: true);
    }

    [Fact]
    public void Without_a_repository_the_folder_is_named() =>
        Assert.Equal(".", Assert.Single(RepositoryServiceSigns.Of("/nowhere/at/all").Unread).At.Path);

    private static SignCollector Read(string path, byte[] content) =>
        SignsOf.Read(path, content, (".env", "H=i\nJ='k\n"), ("tools/security-scan.sh", "grep"));

    private static void AreInside(string path, byte[] content, SignCollector signs)
    {
        // YAML knows more line breaks than others.
        var lines = Utf8Text.Decode(content).Split('\n', '\r', '\u0085', '\u2028', '\u2029');
        var widest = lines.Max(line => line.Length);
        var places = signs.Signs.Select(sign => sign.At).Concat(signs.Unread.Select(unread => unread.At));
        foreach (var at in places.Where(at => at.Path == path))
        {
            // What is missing at the end of a file is missing after it.
            Assert.InRange(at.Line, 0, lines.Length + 1);
            Assert.InRange(at.Column, 0, widest + 2);
        }
    }

    private static string Repeat(string format, int count) => string.Concat(
        Enumerable.Range(0, count).Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, number)));

    private static byte[] Damaged(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var changes = random.Next(1, 5); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = (byte)"{}[]\",:'$=#\\&*<\n "[random.Next(17)];
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, whole.Skip(random.Next(whole.Length)).Take(random.Next(40)));
                    break;
            }
        }

        return [.. bytes];
    }
}
