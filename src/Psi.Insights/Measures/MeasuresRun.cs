using System.Security.Cryptography;
using Psi.Measures;
using Psi.Measures.Sources;

namespace Psi.Insights.Measures;

/// <summary>Reads the files that a sources file names, and computes the figures of each product.</summary>
internal static class MeasuresRun
{
    /// <summary>Reads the files in the order of their paths.</summary>
    /// <param name="search">Which files.</param>
    /// <param name="sources">The sources file.</param>
    /// <param name="own">Of whom a record is that names nobody.</param>
    /// <param name="isRead">Told of each file that is done with.</param>
    /// <param name="cancellation">Stops between two files.</param>
    public static IReadOnlyList<ReadInput> Read(
        SourceFileSearch search, SourcesFile sources, FigureScope own, Action isRead, CancellationToken cancellation)
    {
        var inputs = new List<ReadInput>();
        foreach (var (path, entry) in search.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            inputs.Add(Read(Path.Combine(search.Folder, path), path, entry, sources, own));
            isRead();
        }

        return inputs;
    }

    /// <summary>The figures of every product and repository that the files tell of.</summary>
    public static IReadOnlyList<Figure> Figures(IEnumerable<ReadInput> inputs, SourcesFile sources, MeasurePeriod period)
    {
        var terms = new FigureTerms(period);
        return
        [
            .. ReadInput.Unite(inputs).SelectMany(scope => ScopeFigures.Of(scope.Key, scope.Value, sources.Measures, terms)),
        ];
    }

    private static ReadInput Read(string file, string shown, SourceEntry entry, SourcesFile sources, FigureScope own)
    {
        try
        {
            return ReadInput.Of(new SourceFile(shown, entry, () => Open(file)), Digest(file), sources, own);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new ReadInput { Path = shown, Entry = entry, Refusal = $"the file can't be read: {failure.Message.TrimEnd('.')}" };
        }
    }

    private static string Digest(string file)
    {
        using var content = Open(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private static FileStream Open(string file) =>
        new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16, FileOptions.SequentialScan);
}
