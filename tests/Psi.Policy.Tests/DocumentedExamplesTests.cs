using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Psi.Policy.Yaml;

namespace Psi.Policy.Tests;

/// <summary>
/// Every example of YAML, XML and JSON in README and docs is read by what reads it in earnest: somebody will copy it. What a block is, its
/// first key tells.
/// </summary>
public sealed partial class DocumentedExamplesTests
{
    // What the examples of waivers are decided by. A waiver that this refuses is a bad example.
    private static readonly EffectivePolicy Organisation =
        Given.Policy(Given.Organisation("waivers: { maxDays: 180, approvers: [appsec@contoso.example] }"));

    public static TheoryData<string> Documents => [.. Paths()];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_example_can_be_read(string document)
    {
        foreach (var (language, line, text) in Blocks(document))
        {
            Assert.True(Problem(language, text) is null, $"{document}({line}): {Problem(language, text)}");
        }
    }

    [Fact]
    public void There_are_examples_of_each_kind()
    {
        var blocks = Paths().SelectMany(Blocks).ToList();

        Assert.True(blocks.Count(block => block.Language == "yaml") > 40);
        Assert.True(blocks.Count(block => block.Language == "xml") > 8);
        Assert.True(blocks.Count(block => block.Language == "json") > 5);
    }

    [Theory]
    [InlineData("yaml", "waivers:\n  - id: W-1\n    rule: PSI3501\n    approved: 2026-11-01\n", "'approved' is not a key of")]
    [InlineData(
        "yaml",
        "waivers:\n  - { id: W-1, rule: PSI3501, reason: R., owner: a@contoso.example, approvedBy: appsec@contoso.example,\n"
        + "      approvedOn: 2026-11-01, expires: 2027-12-31 }\n",
        "180")]
    [InlineData("yaml", "rules: { pbkdf2MinIterations: many }\n", "'many' is not valid")]
    [InlineData("yaml", "psi: policy/v1\norganisation: Contoso\n", "'version' is missing")]
    [InlineData("yaml", "unheard-of: 1\n", "begins with 'unheard-of'")]
    [InlineData("yaml", "name: policy\n  on: [push]\n", "(2,")]
    [InlineData("xml", "<PackageReference Include=\"A\">\n", "XML")]
    [InlineData("json", "{ \"a\": 1,, }", "JSON")]
    public void A_broken_example_is_found(string language, string text, string problem) =>
        Assert.Contains(problem, Problem(language, text) ?? "", StringComparison.Ordinal);

    [Theory]
    [InlineData("yaml", "# only a comment\n")]
    [InlineData("xml", "<A />\n<B />\n")]
    [InlineData("json", "{ \"a\": 1 }")]
    [InlineData("json", "\"a\": 1, \"b\": []")]
    public void One_that_can_be_read_is_not(string language, string text) => Assert.Null(Problem(language, text));

    private static IEnumerable<string> Paths() => RepositoryFile.PathsOf("*.md")
        .Where(path => path is "README.md" or "src/Psi.Build/PACKAGE.md"
            || path.StartsWith("docs/", StringComparison.Ordinal)
            || path.StartsWith("samples/", StringComparison.Ordinal))
        .Where(path => Blocks(path).Any());

    private static IEnumerable<(string Language, int Line, string Text)> Blocks(string document)
    {
        var text = RepositoryFile.Text(document).ReplaceLineEndings("\n");
        return Fenced().Matches(text).Select(block => (
            block.Groups["language"].Value,
            text[..block.Index].Count(character => character == '\n') + 1,
            block.Groups["text"].Value));
    }

    private static string? Problem(string language, string text)
    {
        try
        {
            switch (language)
            {
                case "xml":
                    // A snippet may be several elements.
                    _ = XElement.Parse($"<snippet>{Declaration().Replace(text, "")}</snippet>");
                    return null;
                case "json":
                    // Or the members of an object.
                    using (JsonDocument.Parse(text.StartsWith('"') ? $"{{{text}}}" : text))
                    {
                        return null;
                    }

                default:
                    return YamlProblem(text);
            }
        }
        catch (System.Xml.XmlException exception)
        {
            return $"no XML: {exception.Message}";
        }
        catch (JsonException exception)
        {
            return $"no JSON: {exception.Message}";
        }
    }

    private static string? YamlProblem(string text)
    {
        var content = string.Concat(text.Split('\n').Where(line => !line.StartsWith('#')).Select(line => $"{line}\n")).TrimStart('\n');
        if (content.Trim().Length == 0)
        {
            return null;
        }

        var key = content.Split(':')[0];
        IReadOnlyList<Problem> problems = (key, content) switch
        {
            ("psi", _) => WholeFile(text, content),
            // In a policy 'waivers' is a mapping, in a product file a list.
            ("waivers", _) when Items().IsMatch(content) => Product(Given.ProductText(text)),
            // So are 'attestations'.
            ("attestations", _) when AttestationItems().IsMatch(content) => Product(Given.ProductText(text)),
            ("exclude", _) => Product(Given.ProductText(text)),
            ("waivers" or "levels" or "support" or "rules" or "components" or "services" or "requirements" or "unlisted" or "unpinned"
                or "enforcement" or "vulnerabilities" or "help" or "tests" or "attestations" or "operatingModel"
                or "practices", _) =>
                PolicyFileReader.Read("example", Given.PolicyText(text)).Problems,
            // A pipeline: no file of ours, but YAML.
            ("name" or "on" or "jobs" or "steps", _) => Parsed(text),
            _ => [Mistake($"what is an example that begins with '{key}'? Tell this test")],
        };
        return problems.Count == 0 ? null : string.Join("; ", problems.Select(problem => $"{problem.Location}: {problem.Message}"));
    }

    private static IReadOnlyList<Problem> WholeFile(string text, string content) => content.Split('\n')[0].Split('/')[0] switch
    {
        "psi: policy" => PolicyFileReader.Read("example", text).Problems,
        "psi: baseline" => BaselineFileReader.Read("example", text).Problems,
        "psi: organisation" => OrganisationFileReader.Read("example", text).Problems,
        // This room can't read it; the tests of Psi.Measures do.
        "psi: sources" => Parsed(text),
        _ => Product(text),
    };

    private static IReadOnlyList<Problem> Product(string text)
    {
        var read = ProductFileReader.Read("example", text);
        if (read.Value is not { Waivers: [var first, ..] } product || read.Problems.Count > 0)
        {
            return read.Problems;
        }

        return
        [
            .. WaiverBook.Open(Organisation, product, first.ApprovedOn, null).Statuses
                .Where(status => status.State == WaiverState.Refused)
                .Select(status => status.Problem!),
        ];
    }

    private static List<Problem> Parsed(string text)
    {
        var problems = new List<Problem>();
        YamlReader.Read("example", text, (location, message) => problems.Add(new Problem("", Severity.Error, location, message)));
        return problems;
    }

    private static Problem Mistake(string message) => new("", Severity.Error, new FileLocation("example"), message);

    [GeneratedRegex(@"^```(?<language>yaml|xml|json)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"^waivers:\s*\n\s*- ")]
    private static partial Regex Items();

    [GeneratedRegex(@"^attestations:\s*\n\s*- ")]
    private static partial Regex AttestationItems();

    [GeneratedRegex(@"<\?xml[^>]*\?>")]
    private static partial Regex Declaration();
}
