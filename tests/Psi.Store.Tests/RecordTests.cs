using Microsoft.Data.Sqlite;
using Psi.Policy;
using Psi.Store.Queries;

namespace Psi.Store.Tests;

/// <summary>Records are read from rows by the names of columns.</summary>
public sealed class RecordTests
{
    [Fact]
    public void Parameters_of_the_constructor_and_properties_are_columns()
    {
        using var store = Open();

        var record = Read(store, line: 7);

        Assert.Equal(new Both("net10.0", 7) { Severity = Severity.Error, Waiver = null }, record);
    }

    [Fact]
    public void What_a_record_initialises_itself_is_initialised()
    {
        using var store = Open();

        var record = Read(store, line: null);

        Assert.Equal("net10.0 of a record", record.Title);
        Assert.Empty(record.Notes);
    }

    [Theory]
    [InlineData(2147483648)]
    [InlineData(-2147483649)]
    public void A_number_that_is_out_of_range_is_said_with_its_column(long number)
    {
        using var store = Open();

        var refused = Assert.Throws<StoreException>(() => Read(store, number));

        Assert.Contains($"holds {number} as line", refused.Message, StringComparison.Ordinal);
    }

    private static Both Read(SqliteConnection store, long? line) => store.Records<Both>(
        "SELECT 'net10.0' AS target_framework, @line AS line, 'error' AS severity, NULL AS waiver", new { line }).Single();

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }

    private sealed record Both(string TargetFramework, int? Line)
    {
        public required Severity Severity { get; init; }

        public required string? Waiver { get; init; }

        public string Title { get; } = $"{TargetFramework} of a record";

        public IReadOnlyList<string> Notes { get; } = [];
    }
}
