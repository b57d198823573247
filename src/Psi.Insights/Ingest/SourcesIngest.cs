using Psi.Insights.Measures;
using Psi.Measures.Sources;
using Psi.Policy;
using Psi.Store;
using Psi.Store.Sqlite;

namespace Psi.Insights.Ingest;

/// <summary>Brings what the files of sources files tell into a store: all of it, or nothing or the others when one is refused.</summary>
internal static class SourcesIngest
{
    /// <summary>Ingests.</summary>
    /// <param name="storePath">The store's file, which is made when there is none.</param>
    /// <param name="collections">The sources files.</param>
    /// <param name="on">The day of the ingest.</param>
    /// <param name="keepGoing">Whether the others are kept when a file is refused.</param>
    /// <param name="isRead">Told of each file.</param>
    /// <param name="cancellation">When it is asked for, the store stays as it was.</param>
    /// <exception cref="StoreException">The store can't be used.</exception>
    public static IngestedSources Into(
        string storePath,
        IReadOnlyList<SourcesCollection> collections,
        CalendarDate on,
        bool keepGoing,
        Action isRead,
        CancellationToken cancellation)
    {
        using var connection = InsightStore.OpenForWriting(storePath);
        using var writer = new SourcesWriter(connection);
        List<WrittenFile> files = [];
        foreach (var sources in collections)
        {
            foreach (var file in sources.Files)
            {
                cancellation.ThrowIfCancellationRequested();
                files.Add(Write(writer, file, sources, on));
                isRead();
            }
        }

        writer.Complete(collections.Select(sources => sources.Opened.Sources));
        var isWritten = keepGoing || !files.Exists(file => file.Refusal is not null);
        if (isWritten)
        {
            writer.Commit();
        }

        return new IngestedSources(files, isWritten);
    }

    private static WrittenFile Write(SourcesWriter writer, SourceFile file, SourcesCollection sources, CalendarDate on)
    {
        try
        {
            return writer.Write(file, file.Sha256(), sources.Opened.Sources, sources.Own, on);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return writer.Refuse(file, sources.Opened.Sources, sources.Own, on, SourceFileSearch.WhyUnreadable(failure));
        }
    }
}

/// <summary>What became of the files of sources files.</summary>
/// <param name="Files">Each of them.</param>
/// <param name="IsWritten">Whether anything was kept.</param>
internal sealed record IngestedSources(IReadOnlyList<WrittenFile> Files, bool IsWritten);
