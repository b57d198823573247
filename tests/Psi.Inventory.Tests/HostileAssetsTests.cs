using System.Text;
using Psi.Policy;

namespace Psi.Inventory.Tests;

public class HostileAssetsTests
{
    private static string With(string target = "{}", string rest = "") =>
        $$"""{"version": 4, "targets": {"net10.0": {{target}}}, "projectFileDependencyGroups": {"net10.0": []}{{rest}}}""";

    public static TheoryData<string, string> NotWhatNuGetWrites => new()
    {
        { "", "it is not JSON" },
        { "   ", "it is not JSON" },
        { "null", "expected the file to be an object" },
        { "[]", "expected the file to be an object" },
        { "{}", "it has no 'version'" },
        { """{"version": 4}""", "it has no 'targets'" },
        { """{"version": "4", "targets": {}}""", "expected 'version' to be a number" },
        { """{"version": 4, "targets": []}""", "expected 'targets' to be an object" },
        { With()[..^1], "it is not JSON" },
        { With() + "{}", "it is not JSON" },
        { With() + " trailing", "it is not JSON" },
        { """{"version": 4, /* a remark */ "targets": {}}""", "it is not JSON" },
        { """{"version": 4, "x": """ + new string('[', 1000) + new string(']', 1000) + "}", "it is not JSON" },
        { """{"version": 4, "x": """ + string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), "it is not JSON" },
        { """{"version": 4, "targets": {"net10.0": {}}, "targets": {}}""", "'targets' stands there twice" },
        { """{"version": 4, "targets": {"net10.0": {}, "NET10.0": {}}}""", "'NET10.0' stands twice in 'targets'" },
        { With("""{"A/1.0.0": {"type": "package"}, "a/2.0.0": {"type": "package"}}"""), "'a' stands there twice" },
        { With("""{"A": {"type": "package"}}"""), "expected a package as 'id/version'" },
        { With("""{"A/": {"type": "package"}}"""), "expected a package as 'id/version'" },
        { With("""{"/1.0.0": {"type": "package"}}"""), "expected a package as 'id/version'" },
        { With("""{"A/1.0.0": []}"""), "expected 'A' to be an object" },
        { With("""{"A/1.0.0": {"type": 7}}"""), "expected 'type' to be a string" },
        { With("""{"A/1.0.0": {"dependencies": ["B"]}}"""), "expected 'dependencies' to be an object" },
        { With("""{"A/1.0.0": {"runtime": "lib/A.dll"}}"""), "expected a group of assets to be an object" },
        { With("""{"A/1.0.0": {"compile": "lib/A.dll"}}"""), "expected a group of assets to be an object" },
        {
            With("""{"A\n##vso[task.complete result=Succeeded;]/1.0.0": {}}"""),
            "'A ##vso[task.complete result=Succeeded;]/1.0.0' is no package id and version"
        },
        { With("""{"A\u202EB/1.0.0": {}}"""), "is no package id and version" },
        { With("""{"A/1.0.0; rm": {}}"""), "is no package id and version" },
        { With("""{"\ud800/1.0.0": {}}"""), "not valid UTF-8" },
        { With("{\"" + new string('A', 300) + "/1.0.0\": {}}"), "is no package id and version" },
        { With(rest: """, "logs": {}"""), "expected 'logs' to be an array" },
        { With(rest: """, "logs": ["Error"]"""), "expected an entry of 'logs' to be an object" },
        { With(rest: """, "logs": [{"level": 3}]"""), "expected 'level' to be a string" },
        { With(rest: """, "libraries": []"""), "expected 'libraries' to be an object" },
        { With(rest: """, "project": 1"""), "expected 'project' to be an object" },
        { With(rest: """, "project": {"frameworks": {"net10.0": 1}}"""), "expected a framework of the project to be an object" },
        {
            With(rest: """, "project": {"frameworks": {"net10.0": {"targetAlias": "net10.0", "dependencies": {"A": "1.0.0"}}}}"""),
            "expected a dependency to be an object"
        },
        {
            """{"version": 4, "targets": {"net10.0": {}}, "projectFileDependencyGroups": {"net10.0": [1]}}""",
            "expected a direct reference to be a string"
        },
        { """{"version": 4, "targets": {"net10.0": {}}, "projectFileDependencyGroups": {"net10.0": {}}}""", "to be an array" },
        {
            With("{" + string.Join(',', Enumerable.Range(0, 20_001).Select(number => $"\"A{number}/1.0.0\": {{}}")) + "}"),
            "expected at most 20000 packages"
        },
    };

    [Theory]
    [MemberData(nameof(NotWhatNuGetWrites))]
    public void What_NuGet_would_not_write_is_a_problem_of_the_assets_file(string assets, string expected)
    {
        var problem = new ProjectUnderTest { Assets = assets }.Problem();

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal("shop/obj/project.assets.json", problem.Location.Path);
        Assert.DoesNotContain(problem.Message, char.IsControl);
        Assert.InRange(problem.Message.Length, 1, 1000);
    }

    [Theory]
    [InlineData("{\n  \"version\": 4,\n  \"targets\": {\n    \"net10.0\": {\n      \"A\": {}\n    }\n  }\n}", 5, 7)]
    [InlineData("{\n  \"version\": 4,\n  \"targets\": {\n    \"net10.0\": }\n", 4, 16)]
    public void The_place_of_the_mistake_is_given(string assets, int line, int column)
    {
        Assert.Equal(
            new FileLocation("shop/obj/project.assets.json", line, column), new ProjectUnderTest { Assets = assets }.Problem().Location);
    }

    [Fact]
    public void A_byte_order_mark_is_read_over()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(RestoredWebShop.Version4)).ToArray();

        Assert.Empty(new ProjectUnderTest().FindIn(bytes).Problems);
    }

    [Fact]
    public void A_file_in_UTF_16_is_said_to_be_unreadable()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(RestoredWebShop.Version4)).ToArray();

        Assert.Contains("it is not JSON", Assert.Single(new ProjectUnderTest().FindIn(bytes).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_inside_a_name_are_said()
    {
        var bytes = Encoding.Latin1.GetBytes(With("""{"Bäcker/1.0.0": {}}"""));

        Assert.Contains("not valid UTF-8", Assert.Single(new ProjectUnderTest().FindIn(bytes).Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RestoredWebShop.Version3)]
    [InlineData(RestoredWebShop.Version4)]
    [InlineData(RestoredCentrally.Version4)]
    public void A_damaged_file_never_throws_and_never_passes_for_an_empty_project(string assets)
    {
        var random = new Random(20261121);
        var whole = Encoding.UTF8.GetBytes(assets);
        var project = new ProjectUnderTest { Project = """<Project><PackageReference Include="YamlDotNet" Version="16.3.0"/></Project>""" };
        for (var round = 0; round < 1500; round++)
        {
            var result = project.FindIn(Damaged(whole, random));

            Assert.True(
                result.Problems.Count > 0 || result.Uses.Any(use => use.Component.Type == "nuget"),
                $"round {round}: neither a package nor a problem");
            Assert.All(result.Problems, problem => Assert.Equal(ProblemIds.Undetermined, problem.RuleId));
        }
    }

    private static byte[] Damaged(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = (byte)"{}[]\",:0\\/\n"[random.Next(11)];
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, whole.Skip(random.Next(whole.Length)).Take(random.Next(60)));
                    break;
                default:
                    // A line twice or away: most of what stays JSON.
                    var start = bytes.LastIndexOf((byte)'\n', at) + 1;
                    var end = bytes.IndexOf((byte)'\n', at) is >= 0 and var found ? found + 1 : bytes.Count;
                    var line = bytes.GetRange(start, end - start);
                    if (random.Next(2) == 0)
                    {
                        bytes.InsertRange(start, line);
                    }
                    else
                    {
                        bytes.RemoveRange(start, line.Count);
                    }

                    break;
            }

            if (bytes.Count == 0)
            {
                break;
            }
        }

        return [.. bytes];
    }
}
