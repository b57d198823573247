using Psi.Insights.Manifests;
using Psi.Manifest;
using Psi.Measures;
using Psi.Store;
using Psi.Store.Sqlite;

namespace Psi.Insights.Ingest;

/// <summary>
/// Brings manifests into a store. All are read before the first is written, because they must be written in the order of their
/// observation, whatever their files are called; they are read again for that, so that only one is held at a time. A bad file is refused
/// as a whole, and the others are ingested.
/// </summary>
internal static class IngestRun
{
    /// <summary>
    /// Ingests manifests into the store at <paramref name="storePath"/>, which is made when there is none and there is something to put in.
    /// </summary>
    /// <param name="storePath">The store's file.</param>
    /// <param name="search">The files.</param>
    /// <param name="terms">By what they are judged.</param>
    /// <param name="progress">Told of each file.</param>
    /// <param name="cancellation">When it is asked for, the store stays as it was.</param>
    /// <exception cref="StoreException">The store can't be used.</exception>
    public static IngestResult Into(
        string storePath, ManifestSearch search, IngestTerms terms, Action<IngestStep> progress, CancellationToken cancellation)
    {
        // There is no point in reading ten thousand files for a store that can't be written.
        if (File.Exists(storePath))
        {
            InsightStore.OpenForWriting(storePath).Dispose();
        }

        List<RefusedInput> refused = [.. search.Refused];
        List<Candidate> candidates = [];
        foreach (var path in search.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Read(path, terms, refused) is { } file)
            {
                candidates.Add(Candidate.Of(file));
            }

            progress(IngestStep.Read);
        }

        var ingested = candidates.Count == 0 ? [] : Write(storePath, candidates, terms, refused, progress, cancellation);
        return new IngestResult(
            [.. ingested.OrderBy(manifest => manifest.Path, StringComparer.Ordinal)],
            [.. refused.OrderBy(input => input.Path, StringComparer.Ordinal)]);
    }

    private static List<IngestedManifest> Write(
        string storePath,
        List<Candidate> candidates,
        IngestTerms terms,
        List<RefusedInput> refused,
        Action<IngestStep> progress,
        CancellationToken cancellation)
    {
        using var connection = InsightStore.OpenForWriting(storePath);
        using var writer = new ManifestWriter(connection);
        List<IngestedManifest> ingested = [];
        foreach (var candidate in candidates.Order())
        {
            cancellation.ThrowIfCancellationRequested();
            // What a repository says now is decided again whenever there is a policy: that, or the day, may be another one.
            var isKnown = writer.Knows(candidate.Sha256);
            if (isKnown && !(terms.Policy is not null && writer.IsPresent(candidate.Sha256)))
            {
                ingested.Add(candidate.As(IngestOutcome.AlreadyKnown));
            }
            else if (ReadAgain(candidate, terms, refused) is { } manifest)
            {
                ingested.Add(Write(writer, candidate, manifest, terms.Decide(manifest), isKnown));
            }

            progress(IngestStep.Written);
        }

        ingested = ingested.ConvertAll(manifest => manifest with { IsPresent = writer.IsPresent(manifest.Sha256) });
        writer.Commit();
        return ingested;
    }

    private static IngestedManifest Write(
        ManifestWriter writer, Candidate candidate, SecurityManifest manifest, Redecision? redecision, bool isKnown)
    {
        if (isKnown)
        {
            writer.DecideAgain(candidate.Sha256, redecision!);
            return candidate.As(IngestOutcome.AlreadyKnown) with { Disagreements = redecision!.Disagreements.Count };
        }

        var outcome = writer.Write(manifest, candidate.Sha256, candidate.ObservedAt, redecision);
        return candidate.As(outcome) with { Disagreements = outcome == IngestOutcome.Late ? null : redecision?.Disagreements.Count };
    }

    private static SecurityManifest? ReadAgain(Candidate candidate, IngestTerms terms, List<RefusedInput> refused)
    {
        if (Read(candidate.Path, terms, refused) is not { } file)
        {
            return null;
        }

        if (file.Sha256 == candidate.Sha256)
        {
            return Counted(file.Manifest);
        }

        refused.Add(new RefusedInput(candidate.Path, "the file changed while it was being ingested; ingest it again"));
        return null;
    }

    // What can be counted from the manifest's own statements is counted, whatever it says.
    private static SecurityManifest Counted(SecurityManifest manifest)
    {
        var own = RepositoryMeasures.Of(manifest).ToDictionary(measurement => measurement.Id, StringComparer.Ordinal);
        return manifest with
        {
            Measurements = [.. manifest.Measurements.Select(stated => own.GetValueOrDefault(stated.Id, stated))],
        };
    }

    private static ManifestFile? Read(string path, IngestTerms terms, List<RefusedInput> refused)
    {
        try
        {
            var file = ManifestFile.Read(path);
            ManifestConsistency.Require(file.Manifest);
            terms.RequireItsTime(file.Manifest);
            return file;
        }
        catch (Exception exception) when (exception is ManifestFormatException or IOException or UnauthorizedAccessException)
        {
            refused.Add(new RefusedInput(path, exception.Message));
            return null;
        }
    }

    // Sorted by what the manifests say and never by the names of their files, so that the same manifests give the same store from anywhere.
    private sealed record Candidate(string ObservedAt, string DecidedFor, bool IsClaim, string Sha256, string Repository, string Path)
        : IComparable<Candidate>
    {
        public static Candidate Of(ManifestFile file) => new(
            file.ObservedAt,
            file.Manifest.Policy.DecidedFor.ToString(),
            file.Manifest.MadeBy == ManifestMaker.Build,
            file.Sha256,
            NameOf(file.Manifest.Subject),
            file.Path);

        private IReadOnlyList<string> Order => [ObservedAt, DecidedFor, IsClaim ? "1" : "0", Sha256, Path];

        public int CompareTo(Candidate? other) => other is null ? 1 : Compare(Order, other.Order);

        public IngestedManifest As(IngestOutcome outcome) => new(Path, Repository, Sha256, ObservedAt, outcome);

        private static string NameOf(ManifestSubject subject) =>
            subject.Path.Length == 0 ? subject.Repository : $"{subject.Repository}/{subject.Path}";

        private static int Compare(IReadOnlyList<string> left, IReadOnlyList<string> right)
        {
            for (var i = 0; i < left.Count; i++)
            {
                if (string.CompareOrdinal(left[i], right[i]) is not 0 and var order)
                {
                    return order;
                }
            }

            return 0;
        }
    }
}
