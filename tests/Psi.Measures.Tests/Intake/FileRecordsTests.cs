using Psi.Measures.Sources;
using Psi.Measures.Tests.Sources;

namespace Psi.Measures.Tests.Intake;

/// <summary>What a sources file adds to the records of its files.</summary>
public sealed class FileRecordsTests
{
    [Theory]
    // Who names a product or a repository decides.
    [InlineData("shop", null, null, "shop", null)]
    [InlineData(null, "shop.git", null, null, "shop.git")]
    // Then the psi.yaml of the repository that holds the sources file.
    [InlineData(null, null, "till", "till", null)]
    // Then the file.
    [InlineData(null, null, null, null, "https://github.com/acme/shop")]
    public void The_address_of_a_repository_decides_of_whom_an_event_is_only_where_nobody_else_does(
        string? product, string? repository, string? own, string? scopeProduct, string? scopeRepository)
    {
        var entry = ReadRecords.Entry with { Product = product, Repository = repository };
        var records = Of(entry, new FigureScope(own, own is null ? "x" : null));
        records.Add(new DeliveryEvent
        {
            Kind = EventKind.Release,
            Id = "1",
            Origin = "github",
            Product = product,
            Repository = repository,
            RepositoryAddress = "https://github.com/acme/shop",
        });

        Assert.Equal(new FigureScope(scopeProduct, scopeRepository), Assert.Single(records.Scopes).Key);
    }

    [Theory]
    [InlineData(null, "https://shop.example", "https://shop.example")]
    [InlineData("image:1", "https://shop.example", "image:1")]
    [InlineData(null, null, null)]
    public void A_run_that_does_not_say_what_it_looked_at_has_the_scope_of_the_sources_file(string? told, string? given, string? scope)
    {
        var records = Of(ReadRecords.Entry with { Scope = given }, new FigureScope("shop", null));
        records.Add(new ToolRun { Tool = "ZAP", Practice = ToolPractice.DynamicAnalysis, Scope = told });

        Assert.Equal(scope, Assert.Single(Assert.Single(records.Scopes).Value.Runs).Scope);
    }

    private static FileRecords Of(SourceEntry entry, FigureScope own) =>
        new("file", new Attribution("file", entry, new SourcesFile { Path = "sources.yaml" }, own));
}
