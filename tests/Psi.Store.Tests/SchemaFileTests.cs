using System.Runtime.CompilerServices;
using Psi.Store.Sqlite;

namespace Psi.Store.Tests;

/// <summary><c>schema.sql</c>, which readers of the store are pointed to, is what psi makes.</summary>
public sealed class SchemaFileTests
{
    [Fact]
    public void It_is_made_from_the_descriptions_of_the_tables()
    {
        if (Environment.GetEnvironmentVariable("PSI_WRITE_GENERATED") == "1")
        {
            File.WriteAllText(SchemaFile(), SqliteSchemaText.All());
        }

        var written = File.ReadAllText(SchemaFile()).ReplaceLineEndings("\n");

        Assert.True(
            written == SqliteSchemaText.All().ReplaceLineEndings("\n"),
            "src/Psi.Store/schema.sql differs from the tables' descriptions. Run this test with PSI_WRITE_GENERATED=1 to write it anew.");
    }

    private static string SchemaFile([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "../../src/Psi.Store/schema.sql");
}
