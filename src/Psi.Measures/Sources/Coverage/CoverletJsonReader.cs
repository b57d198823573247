using System.Globalization;
using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Coverage;

/// <summary>Reads coverlet's own JSON: modules, their files, classes and methods.</summary>
internal sealed class CoverletJsonReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "coverlet-json";

    /// <inheritdoc/>
    public string Title => "coverlet's own JSON";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records) => TakeModules(SourceJson.Whole(file), records);

    private static void TakeModules(SourceValue modules, ISourceRecords records)
    {
        // The names of modules, files and methods are the names of properties here, which no path leads to.
        foreach (var (_, module) in modules.Properties())
        {
            foreach (var (path, document) in module.Properties())
            {
                var name = SourceText.Path(SourceText.Name(path, "the file", module.At));
                foreach (var (_, type) in document.Properties())
                {
                    foreach (var (method, covered) in type.Properties())
                    {
                        TakeLines(name, covered.Required("Lines"), records);
                        TakeBranches(name, method, covered, records);
                    }
                }
            }
        }
    }

    private static void TakeLines(string file, SourceValue lines, ISourceRecords records)
    {
        foreach (var (number, hits) in lines.Properties())
        {
            var count = hits.Count();
            if (CodeLine.Of(number, lines.At, line: null) is { } line)
            {
                records.Add(new CoveredLine(file, line, count));
            }
            else
            {
                records.PassOver(CodeLine.Hidden);
            }
        }
    }

    private static void TakeBranches(string file, string method, SourceValue covered, ISourceRecords records)
    {
        foreach (var branch in covered.Items("Branches"))
        {
            var id = BranchName.Of(
                method,
                branch.Required("Offset").Count(),
                branch["EndOffset"]?.Count(),
                branch.Required("Path").Count(),
                branch["Ordinal"]?.Count());
            var hits = branch.Required("Hits").Count();
            var line = branch.Required("Line");
            if (CodeLine.Of(line.Count().ToString(CultureInfo.InvariantCulture), line.At, line: null) is { } number)
            {
                records.Add(new CoveredBranch(file, number, id, hits > 0 ? 1 : 0, Total: 1));
            }
            else
            {
                records.PassOver(CodeLine.Hidden);
            }
        }
    }
}
