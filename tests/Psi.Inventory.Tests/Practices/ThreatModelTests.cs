using System.Text;
using Psi.Inventory.Practices;
using Psi.Inventory.Tests.Repositories;
using Psi.Policy;

namespace Psi.Inventory.Tests.Practices;

/// <summary>Threat models of several tools, with the threats that are open and mitigated; a hostile one shows nothing.</summary>
public class ThreatModelTests
{
    public static TheoryData<string, string, string, int, int> Models => new()
    {
        { "ThreatDragonModels/payments-threats.json", ThreatModelTexts.ThreatDragon1, "Threat Dragon 1", 1, 1 },
        { "threat-models/payments.json", ThreatModelTexts.ThreatDragon2, "Threat Dragon 2", 2, 1 },
        { "docs/pytm.json", ThreatModelTexts.Pytm, "pytm", 2, 1 },
        { "docs/payments.tm7", ThreatModelTexts.ThreatModelingTool, "Microsoft Threat Modeling Tool", 2, 1 },
        { "security/threagile.yaml", ThreatModelTexts.Threagile, "Threagile", 2, 1 },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_says_how_many_threats_are_open_and_mitigated(string path, string text, string tool, int open, int mitigated)
    {
        var model = Assert.Single(In(path, text, out var unread));

        Assert.Empty(unread);
        Assert.Equal((PracticeCatalogue.ThreatModelId, tool, open, mitigated), (model.Id, model.Detail, model.Open, model.Mitigated));
        Assert.Equal(new FileLocation(path), model.At);
    }

    [Fact]
    public void Threagile_says_of_which_day_it_is_and_the_others_do_not()
    {
        Assert.Equal(new CalendarDate(2026, 3, 1), In("threagile.yaml", ThreatModelTexts.Threagile, out _)[0].Date);
        Assert.Null(In("threagile.yaml", ThreatModelTexts.Threagile.Replace("2026-03-01", "soon"), out _)[0].Date);
        Assert.Null(In("threats.json", ThreatModelTexts.ThreatDragon2, out _)[0].Date);
    }

    [Fact]
    public void A_model_with_a_byte_order_mark_is_read()
    {
        var file = new RepositoryFile("threats.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(ThreatModelTexts.ThreatDragon1)]);

        Assert.Single(PracticeFinder.In(file, []));
    }

    [Theory]
    [InlineData("threats.json", "[1, 2]")]
    [InlineData("threats.json", "{ \"summary\": 1, \"detail\": { \"diagrams\": [] } }")]
    [InlineData("threats.json", "{ \"summary\": {}, \"detail\": { \"diagrams\": {} } }")]
    [InlineData("threats.json", "{ \"flows\": [], \"boundaries\": [] }")]
    [InlineData("model.tm7", "<Other />")]
    [InlineData("threats.yaml", "title: Threats\n")]
    [InlineData("pytm.py", "print('never run')")]
    public void What_is_no_model_shows_nothing(string path, string text)
    {
        Assert.Empty(In(path, text, out var unread));
        Assert.Empty(unread);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "threats.json", "{ \"summary\":" },
        { "threats.json", new string('[', 100_000) },
        { "model.tm7", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ThreatModel>&x;</ThreatModel>" },
        { "model.tm7", "<ThreatModel>" },
        { "model.tm7", "<ThreatModel>" + string.Concat(Enumerable.Repeat("<a>", 5_000)) },
        { "threagile.yaml", "threagile_version: 1\na: &a [x]\nb: *a\n" },
        { "threagile.yaml", "threagile_version: 1\na: " + new string('[', 10_000) },
        { "nuget.config", "<!DOCTYPE a [<!ENTITY x \"y\">]><configuration>&x;<packageSourceMapping /></configuration>" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_shows_nothing_and_is_named(string path, string text)
    {
        Assert.Empty(In(path, text, out var unread));
        Assert.All(unread, file => Assert.Equal(path, file.Path));
        Assert.NotEmpty(unread);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 })]
    [InlineData(new byte[] { 0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D })]
    [InlineData(new byte[] { })]
    public void Bytes_that_are_no_text_never_throw(byte[] content)
    {
        foreach (var path in new[] { "threats.json", "m.tm7", "threagile.yaml", "nuget.config", "SECURITY.md", ".github/workflows/ci.yml" })
        {
            Assert.DoesNotContain(PracticeFinder.In(new RepositoryFile(path, content), []), found => found.Open > 0);
        }
    }

    [Fact]
    public void A_repository_is_searched_once_and_lock_files_are_counted()
    {
        using var repository = new RepositoryUnderTest()
            .With("src/A/packages.lock.json", "{}")
            .With("src/B/packages.lock.json", "{}")
            .With("src/B/obj/packages.lock.json", "{}")
            .With("SECURITY.md", "Report privately.")
            .With("docs/threat-model.json", ThreatModelTexts.ThreatDragon2)
            .With("nested/psi.yaml")
            .With("nested/SECURITY.md", "Another product's.");

        var survey = PracticeFinder.Of(repository.Root);

        Assert.Empty(survey.Unread);
        Assert.Equal(
            [("lock-files", "src/A/packages.lock.json", "2 files"), ("security-policy", "SECURITY.md", null),
                ("threat-model", "docs/threat-model.json", "Threat Dragon 2")],
            survey.Found.Select(found => (found.Id, found.At.Path, found.Detail)));
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        using var repository = new RepositoryUnderTest().With("elsewhere/policy.md", "Report privately.");
        File.CreateSymbolicLink(Path.Combine(repository.Root, "SECURITY.md"), Path.Combine(repository.Root, "elsewhere", "policy.md"));

        Assert.Empty(PracticeFinder.Of(repository.Root).Found);
    }

    private static List<FoundPractice> In(string path, string text, out List<UnreadPracticeFile> unread)
    {
        unread = [];
        return [.. PracticeFinder.In(new RepositoryFile(path, Encoding.UTF8.GetBytes(text)), unread)];
    }
}
