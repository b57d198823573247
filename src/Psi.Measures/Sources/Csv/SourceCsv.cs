using System.Text.Unicode;
using CsvHelper;
using Psi.Policy;

namespace Psi.Measures.Sources.Csv;

/// <summary>
/// Reads a CSV file with a header, row by row: commas, semicolons, tabs or bars between fields, as the header has them. The sources file
/// says which column is which of our fields; without that a column has the field's own name.
/// </summary>
internal static class SourceCsv
{
    private const int LongestRow = 4 * 1024 * 1024;

    // No export that people make has a thousand columns.
    private const int MostColumns = 4_000;

    private static readonly CsvReaderOptions Options = new()
    {
        MaxRecordSize = LongestRow,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        PoolStrings = true,
    };

    /// <summary>Reads the rows of a file in their order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="take">Takes a row; it is only valid until it returns.</param>
    /// <exception cref="SourceFormatException">It is no CSV, has no header, or names a column twice.</exception>
    public static void Read(SourceFile file, Action<CsvFields> take)
    {
        using var reader = CsvReader.Create(file.OpenUtf8(), Options);
        try
        {
            if (reader.Headers.Count == 0)
            {
                throw new SourceFormatException("expected a header with the names of the columns, and the file is empty");
            }

            var columns = CsvColumns.Of(reader.Headers, file.Entry, MostColumns);
            while (reader.Read())
            {
                if (!Utf8.IsValid(reader.RawRecord))
                {
                    throw new SourceFormatException(
                        "this row is no UTF-8; save the file as UTF-8, or as UTF-16 with a byte-order mark", at: null, reader.LineNumber);
                }

                take(new CsvFields(file.Entry, columns, reader));
            }
        }
        catch (CsvFormatException exception)
        {
            throw new SourceFormatException(
                $"this is no valid CSV ({DisplayText.OneLine(exception.Message, 200)})", at: null, Math.Max(exception.LineNumber, 1));
        }
    }
}
