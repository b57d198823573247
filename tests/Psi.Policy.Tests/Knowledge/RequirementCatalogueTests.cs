namespace Psi.Policy.Tests.Knowledge;

/// <summary>Holds together the baseline's requirements, ASVS, what became of each of its requirements, and the pages about them.</summary>
public sealed class RequirementCatalogueTests
{
    // Set to anything, the generated pages are written instead of compared.
    private const string WriteVariable = "PSI_WRITE_GENERATED";

    private static IReadOnlyList<Requirement> Requirements => BaselinePolicy.Layer.File.Requirements;

    [Fact]
    public void The_data_is_all_of_ASVS_5()
    {
        Assert.Equal(
            [(1, 70), (2, 183), (3, 92)],
            AsvsRequirement.All.GroupBy(asvs => asvs.Level).Select(level => (level.Key, level.Count())).Order());
        Assert.Equal(17, AsvsRequirement.All.Select(asvs => asvs.Chapter).Distinct().Count());
        Assert.Distinct(AsvsRequirement.All.Select(asvs => asvs.Id));
        Assert.All(AsvsRequirement.All, asvs => Assert.StartsWith("Verify that", asvs.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_requirement_of_level_1_and_every_other_that_the_baseline_names_is_answered_once()
    {
        Assert.Distinct(AsvsCoverage.All.Select(coverage => coverage.Id));
        Assert.Equal(
            AsvsRequirement.All.Where(asvs => asvs.Level == 1).Select(asvs => asvs.Id)
                .Union(Requirements.SelectMany(requirement => requirement.Asvs))
                .Order(StringComparer.Ordinal),
            AsvsCoverage.All.Select(coverage => coverage.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_of_the_baseline_is_a_requirement_of_ASVS() => Assert.All(
        Requirements.SelectMany(requirement => requirement.Asvs),
        id => Assert.Contains(AsvsRequirement.All, asvs => asvs.Id == id));

    [Fact]
    public void An_answer_names_the_requirements_that_ask_for_it_and_tells_how_they_are_met() => Assert.All(AsvsCoverage.All, coverage =>
    {
        Assert.NotEmpty(coverage.Title);
        var asking = Requirements.Where(requirement => requirement.Asvs.Contains(coverage.Id)).ToList();
        Assert.Equal(asking.Select(requirement => requirement.Id), coverage.Requirements);
        if (coverage.By is AsvsCoverage.Organisation or AsvsCoverage.NotSeen)
        {
            Assert.Empty(coverage.Requirements);
            Assert.NotEmpty(coverage.Why);
            return;
        }

        Assert.NotEmpty(asking);
        Assert.Equal(coverage.By == AsvsCoverage.Verified, asking.Exists(requirement => requirement.IsVerifiedByCode));
        Assert.True(coverage.By is AsvsCoverage.Verified or AsvsCoverage.Attestable, coverage.By);
    });

    [Fact]
    public void There_are_enough_of_them_and_each_can_be_met_today()
    {
        Assert.InRange(Requirements.Count, 45, 100);
        Assert.All(Requirements, requirement =>
        {
            Assert.NotEmpty(requirement.Asvs);
            Assert.All(requirement.Rules.Concat(requirement.Evidence), id => Assert.True(CodeRules.IsKnown(id), $"{requirement.Id}: {id}"));
            Assert.True(requirement.IsVerifiedByCode || requirement.IsAttestable, requirement.Id);
        });
    }

    [Fact]
    public void One_that_only_an_attestation_can_meet_stops_nobody() => Assert.All(
        Requirements.Where(requirement => !requirement.IsVerifiedByCode),
        requirement => Assert.Equal(Severity.Warning, requirement.Severity));

    [Fact]
    public void Each_has_its_texts()
    {
        Assert.Equal(Requirements.Select(requirement => requirement.Id), RequirementText.All.Select(text => text.Id));
        Assert.All(RequirementText.All.SelectMany(text => new[] { text.CannotSee, text.ToMeet }), text =>
        {
            Assert.InRange(text.Length, 20, 300);
            Assert.EndsWith(".", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_page_of_requirements_is_what_the_data_says() => Holds("docs/requirements.md", RequirementPage.Whole());

    [Fact]
    public void The_table_on_the_page_of_the_baseline_is_what_the_data_says() =>
        Holds("docs/baseline.md", RequirementPage.Baseline(RepositoryFile.Text("docs/baseline.md")));

    private static void Holds(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable(WriteVariable) is not null)
        {
            RepositoryFile.Write(path, expected);
            return;
        }

        Assert.True(
            RepositoryFile.Text(path).ReplaceLineEndings("\n") == expected,
            $"{path} is not what the data says; write it with "
            + $"{WriteVariable}=1 dotnet test tests/Psi.Policy.Tests --filter RequirementCatalogueTests");
    }
}
