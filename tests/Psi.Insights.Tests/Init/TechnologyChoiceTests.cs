using FsCheck;
using FsCheck.Fluent;
using Psi.Insights.Init;
using Psi.Policy;

namespace Psi.Insights.Tests.Init;

public sealed class TechnologyChoiceTests
{
    private static readonly IReadOnlyDictionary<string, int> Levels = BaselinePolicy.Layer.File.Levels.Technology;

    // The baseline gives both words one level.
    private static readonly IReadOnlyDictionary<string, int> MoreThanLibrary =
        new Dictionary<string, int> { ["library"] = 1, ["cli"] = 2, ["api"] = 3 };

    [Fact]
    public void The_strictest_word_is_taken_and_the_others_are_said()
    {
        var chosen = TechnologyChoice.Of(
            [Project("src/B/B.csproj", "library"), Project("src/A/A.csproj", "library"), Project("src/Shop/Shop.csproj", "web")], Levels)!;

        Assert.Equal(("web", "from src/Shop/Shop.csproj: because"), (chosen.Value, chosen.Source));
        Assert.Equal("Also found: library, src/A/A.csproj and 1 more. The strictest word is taken.", chosen.Remark);
    }

    [Fact]
    public void A_repository_of_one_kind_needs_no_remark() =>
        Assert.Null(TechnologyChoice.Of([Project("A.csproj", "library")], Levels)!.Remark);

    [Fact]
    public void Of_equally_strict_words_the_one_that_says_most_is_taken() =>
        Assert.Equal(
            "tool",
            TechnologyChoice.Of([Project("A.csproj", "cli"), Project("B.csproj", "library"), Project("C.csproj", "tool")], Levels)!.Value);

    [Fact]
    public void Tests_and_samples_do_not_count_beside_what_is_delivered()
    {
        var chosen = TechnologyChoice.Of(
            [
                Project("src/A.csproj", "library"),
                Project("samples/Web/Web.csproj", "web"),
                Project("src/Check.csproj", "cli") with { IsTest = true },
            ],
            Levels)!;

        Assert.Equal(("library", "Left out: 2 projects for tests, benchmarks and samples."), (chosen.Value, chosen.Remark));
    }

    [Theory]
    [InlineData("tools/app.cs", "cli", "library")]
    [InlineData("tools/app.cs", "api", "api")]
    [InlineData("tools/App.csproj", "cli", "cli")]
    public void A_file_based_app_that_serves_nothing_is_a_script_beside_projects(string path, string word, string chosen) =>
        Assert.Equal(chosen, TechnologyChoice.Of([Project("src/A.csproj", "library"), Project(path, word)], MoreThanLibrary)!.Value);

    [Fact]
    public void A_script_is_said_to_be_left_out_and_alone_it_is_the_product()
    {
        var script = Project("app.cs", "cli");

        Assert.Equal(
            "Left out: 1 project for tests, benchmarks, samples and scripts.",
            TechnologyChoice.Of([Project("src/A.csproj", "library"), script], Levels)!.Remark);
        Assert.Equal("cli", TechnologyChoice.Of([script], Levels)!.Value);
    }

    [Fact]
    public void Where_there_is_nothing_but_samples_they_are_what_is_delivered() =>
        Assert.Equal("api", TechnologyChoice.Of([Project("Demo/Demo.csproj", "api")], Levels)!.Value);

    [Fact]
    public void Nothing_but_tests_tells_nothing()
    {
        Assert.Null(TechnologyChoice.Of([Project("A.csproj", "cli") with { IsTest = true }], Levels));
        Assert.Null(TechnologyChoice.Of([], Levels));
    }

    [Fact]
    public void A_word_the_policy_gives_no_level_for_is_not_chosen() =>
        Assert.Null(TechnologyChoice.Of([Project("A.csproj", "cli")], new Dictionary<string, int> { ["web"] = 2 }));

    [Fact]
    public void No_project_asks_for_more_than_the_chosen_word_and_the_order_of_projects_does_not_matter()
    {
        var words = Gen.Elements(Levels.Keys.Order(StringComparer.Ordinal).ToArray()).NonEmptyListOf().Select(list => list.ToList());

        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261120, 7),
            Prop.ForAll(Arb.From(words), list =>
            {
                var projects = list.Select((word, at) => Project($"src/P{at:D3}.csproj", word)).ToList();
                var chosen = TechnologyChoice.Of(projects, Levels)!;
                return list.Contains(chosen.Value)
                    && list.TrueForAll(word => Levels[word] <= Levels[chosen.Value])
                    && TechnologyChoice.Of([.. projects.AsEnumerable().Reverse()], Levels) == chosen;
            }));
    }

    private static SurveyedProject Project(string path, string word) => new(path, new ProjectTechnology(word, "because"), IsTest: false);
}
