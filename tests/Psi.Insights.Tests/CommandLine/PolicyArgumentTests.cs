using System.IO.Compression;
using System.Text;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Samples;
using Psi.Policy;

namespace Psi.Insights.Tests.CommandLine;

/// <summary>The organisation's policy from a file, a folder and a NuGet package.</summary>
public sealed class PolicyArgumentTests : IDisposable
{
    private const string Props = "build/Contoso.Policy.props";
    private const string ThisFolder = "$(MSBuildThisFileDirectory)";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_folder_is_its_files_by_name_and_layers_come_in_the_order_given()
    {
        Write("org/b.yaml", "second");
        Write("org/a.yaml", "first");
        Write("org/readme.md", "no policy");
        Write("over.yaml", "third");

        Assert.Equal(
            [("org/a.yaml", "first"), ("org/b.yaml", "second"), ("over.yaml", "third")],
            Files("org", "over.yaml"));
        Assert.Equal(["third", "first", "second"], Files("over.yaml", "org").Select(file => file.Text));
    }

    [Fact]
    public void A_package_is_the_files_that_its_props_adds_in_the_order_of_the_items()
    {
        Package(
            (Props, Items($"{ThisFolder}../policy/z.yaml", $"{ThisFolder}..\\policy\\a.yaml;{ThisFolder}b.yaml")),
            ("policy/a.yaml", "second"),
            ("policy/z.yaml", "first"),
            ("policy/left-out.yaml", "none"),
            ("build/b.yaml", "third"));

        Assert.Equal(
            [("p.nupkg/policy/z.yaml", "first"), ("p.nupkg/policy/a.yaml", "second"), ("p.nupkg/build/b.yaml", "third")],
            Files("p.nupkg"));
    }

    [Fact]
    public void An_asterisk_is_the_files_of_a_folder_by_name()
    {
        Package(
            (Props, Items($"{ThisFolder}../policy/*.yaml")),
            ("policy/b.yaml", "second"), ("policy/a.yaml", "first"), ("policy/deeper/c.yaml", "none"), ("policy/a.md", "none"));

        Assert.Equal(["first", "second"], Files("p.nupkg").Select(file => file.Text));
    }

    [Fact]
    public void What_NuGet_writes_percent_encoded_is_found()
    {
        Package((Props, Items($"{ThisFolder}../policy/our policy.yaml")), ("policy/our%20policy.yaml", "it"));

        Assert.Equal(["it"], Files("p.nupkg").Select(file => file.Text));
    }

    [Fact]
    public void A_layer_of_the_repository_is_one_in_a_package_too()
    {
        Package(
            (Props, $"<Project><ItemGroup><PsiPolicy Include=\"{ThisFolder}a.yaml\" Layer=\"Repository\" /></ItemGroup></Project>"),
            ("build/a.yaml", "it"));

        Assert.Equal(PolicyLayerKind.Repository, Assert.Single(Read("p.nupkg").Files).Layer);
    }

    public static TheoryData<string, string> HostileProps => new()
    {
        { "not XML", "is no XML" },
        { "<!DOCTYPE Project [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Project>&e;</Project>", "is no XML" },
        { "<Other />", "is no MSBuild file" },
        { "<Project />", "no PsiPolicy item" },
        { Items($"{ThisFolder}../../outside.yaml"), "leads out of the package" },
        { Items($"{ThisFolder}../../../../etc/passwd"), "leads out of the package" },
        { Items("/etc/passwd"), "does not start with $(MSBuildThisFileDirectory)" },
        { Items($"{ThisFolder}$(Folder)/a.yaml"), "a property that only MSBuild can evaluate" },
        { Items($"{ThisFolder}**/*.yaml"), "a pattern other than an asterisk" },
        { Items($"{ThisFolder}missing.yaml"), "has no build/missing.yaml" },
        { Items($"{ThisFolder}none*.yaml"), "no file of the package" },
        { Items(ThisFolder), "has no build" },
        { Group($"<PsiPolicy Include=\"{ThisFolder}a.yaml\" Condition=\"'$(X)' == ''\" />"), ":1: which policy file this PsiPolicy adds" },
        { Group($"<PsiPolicy Include=\"{ThisFolder}a.yaml\" Exclude=\"*\" />"), "something else that only MSBuild can evaluate" },
        { Group("<PsiPolicy Remove=\"@(PsiPolicy)\" />"), "something else that only MSBuild can evaluate" },
        { Group($"<PsiPolicy Include=\"{ThisFolder}a.yaml\" Layer=\"baseline\" />"), "its Layer is 'baseline'" },
        { $"<Project><Target Name=\"T\">{Group($"<PsiPolicy Include=\"{ThisFolder}a.yaml\" />")}</Target></Project>", "only MSBuild" },
    };

    [Theory]
    [MemberData(nameof(HostileProps))]
    public void What_is_not_plain_in_a_props_is_refused_with_the_reason(string props, string reason)
    {
        Package((Props, props), ("build/a.yaml", "it"));

        AssertRefused(reason);
    }

    [Fact]
    public void A_package_that_adds_nothing_to_a_build_is_refused()
    {
        Package(("policy/a.yaml", "it"), ("buildTransitive/a.props", Items($"{ThisFolder}a.yaml")));

        AssertRefused("it has no build/*.props");
    }

    [Fact]
    public void One_name_for_two_files_is_refused()
    {
        Package((Props, Items($"{ThisFolder}a.yaml")), ("build/a.yaml", "one"), ("build/A.yaml", "other"));

        AssertRefused("twice");
    }

    [Fact]
    public void A_file_that_unpacks_to_more_than_a_policy_is_not_unpacked()
    {
        Package((Props, Items($"{ThisFolder}a.yaml")), ("build/a.yaml", new string(' ', PolicySources.MaximumSize + 1)));

        AssertRefused("build/a.yaml is longer than 16 MiB");
    }

    [Fact]
    public void A_link_in_a_package_is_refused()
    {
        using (var archive = ZipFile.Open(_folder["p.nupkg"], ZipArchiveMode.Create))
        {
            Add(archive, Props, Items($"{ThisFolder}a.yaml"));
            Add(archive, "build/a.yaml", "/etc/passwd").ExternalAttributes = 0xA1FF << 16;
        }

        AssertRefused("build/a.yaml is a link");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("psi: policy/v1")]
    public void What_is_no_archive_is_refused(string content)
    {
        Write("p.nupkg", content);

        AssertRefused("the package can't be read");
    }

    [Fact]
    public void What_is_cut_or_changed_anywhere_is_refused_or_read_and_never_a_crash()
    {
        Package((Props, Items($"{ThisFolder}../policy/a.yaml")), ("policy/a.yaml", "psi: policy/v1"));
        var whole = File.ReadAllBytes(_folder["p.nupkg"]);
        var random = new Random(20261130);

        for (var round = 0; round < 300; round++)
        {
            var bytes = round % 3 == 0 ? whole[..random.Next(whole.Length)] : whole.ToArray();
            if (round % 3 != 0)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            _folder.Write("p.nupkg", bytes);
            var (files, problems) = Read("p.nupkg");
            Assert.True(files.Count > 0 || problems.Count > 0);
        }
    }

    [Theory]
    [InlineData("missing.yaml", "it does not exist")]
    [InlineData("missing.nupkg", "it does not exist")]
    [InlineData("empty", "no policy file")]
    public void What_is_not_there_is_said(string path, string reason)
    {
        Directory.CreateDirectory(_folder["empty"]);

        var problem = Assert.Single(Read(path).Problems);

        Assert.Equal((Severity.Error, path), (problem.Severity, problem.Location.Path));
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Items(params string[] includes) =>
        Group(string.Concat(includes.Select(include => $"<PsiPolicy Include=\"{include}\" />")));

    private static string Group(string items) => $"<Project><ItemGroup>{items}</ItemGroup></Project>";

    private void AssertRefused(string reason)
    {
        var (files, problems) = Read("p.nupkg");

        Assert.Empty(files);
        var problem = Assert.Single(problems);
        Assert.Equal((ProblemIds.PolicyInvalid, Severity.Error, "p.nupkg"), (problem.RuleId, problem.Severity, problem.Location.Path));
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    private IEnumerable<(string Name, string Text)> Files(params string[] given)
    {
        var (files, problems) = Read(given);
        Assert.Empty(problems);
        return files.Select(file => (file.Name, Encoding.UTF8.GetString(file.Bytes)));
    }

    private (IReadOnlyList<PolicyInput> Files, List<Problem> Problems) Read(params string[] given)
    {
        var problems = new List<Problem>();
        return (PolicyArgument.Files(given, _folder["."].TrimEnd('.', Path.DirectorySeparatorChar), problems), problems);
    }

    private void Write(string path, string text) => _folder.Write(path, Encoding.UTF8.GetBytes(text));

    private void Package(params (string Name, string Text)[] files)
    {
        using var archive = ZipFile.Open(_folder["p.nupkg"], ZipArchiveMode.Create);
        foreach (var (name, text) in files)
        {
            Add(archive, name, text);
        }
    }

    private static ZipArchiveEntry Add(ZipArchive archive, string name, string text)
    {
        var entry = archive.CreateEntry(name);
        using var content = entry.Open();
        content.Write(Encoding.UTF8.GetBytes(text));
        return entry;
    }
}
