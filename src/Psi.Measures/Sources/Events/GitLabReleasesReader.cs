namespace Psi.Measures.Sources.Events;

/// <summary>Releases as GitLab's REST API lists them; the tag names one.</summary>
internal sealed class GitLabReleasesReader : ISourceReader
{
    public string Kind => "gitlab-releases";

    public string Title => "GitLab releases, as its REST API lists them";

    public void Read(SourceFile file, ISourceRecords records) => JsonSequence.Read(file, release =>
    {
        var id = release.Required("tag_name").Id();
        if (release.Truth("upcoming_release") == true)
        {
            records.PassOver("releases that are to come");
            return;
        }

        records.Add(EventTimes.Checked(
            EntryEvent.Of(file.Entry, "gitlab", EventKind.Release, id) with
            {
                RepositoryAddress = RepositoryAddress.OfPage(release["_links"]?.Text("self"), "releases"),
                Finished = release.RequiredTime("released_at", file.Entry),
                Outcome = EventOutcome.Succeeded,
                Commits = CommitIds.Among(release["commit"]?.Text("id")),
            },
            release.At));
    });
}
