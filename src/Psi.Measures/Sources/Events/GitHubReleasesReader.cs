namespace Psi.Measures.Sources.Events;

/// <summary>Releases as GitHub's REST API lists them. When the tag was made says nothing of when work on the release began.</summary>
internal sealed class GitHubReleasesReader : ISourceReader
{
    public string Kind => "github-releases";

    public string Title => "GitHub releases, as its REST API lists them";

    public void Read(SourceFile file, ISourceRecords records) => JsonSequence.Read(file, release =>
    {
        var id = release.Required("id").Id();
        if (release.Truth("draft") == true)
        {
            records.PassOver("drafts of releases");
            return;
        }

        var happened = EntryEvent.Of(file.Entry, "github", EventKind.Release, id);
        var published = release.RequiredTime("published_at", file.Entry);
        happened = happened with
        {
            Environment = release.Truth("prerelease") == true ? "prerelease" : happened.Environment,
            RepositoryAddress = RepositoryAddress.OfPage(release.Text("html_url"), "releases"),
            Finished = published,
            Outcome = EventOutcome.Succeeded,
            // A branch, unless the tag was made of a commit.
            Commits = CommitIds.Among(release.Text("target_commitish")),
            Updated = release.Time("updated_at", file.Entry) ?? published,
        };
        records.Add(EventTimes.Checked(happened, release.At));
    });
}
