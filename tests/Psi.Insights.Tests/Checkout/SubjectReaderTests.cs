using Psi.Insights.Checkout;
using Psi.Manifest;

namespace Psi.Insights.Tests.Checkout;

public sealed class SubjectReaderTests : IDisposable
{
    private readonly TemporaryRepository _repository = new();
    private readonly List<string> _notes = [];

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Git_says_commit_branch_time_in_UTC_and_the_remote_without_credentials()
    {
        _repository.With("a.txt").Committed().Git("remote", "add", "origin", "https://dev:hunter2@git.contoso.example/pay.git");

        Assert.Equal(
            new ManifestSubject
            {
                Repository = "https://git.contoso.example/pay.git",
                Commit = _repository.Git("rev-parse", "HEAD"),
                Branch = "main",
                CommitTime = "2026-11-01T09:30:00Z",
            },
            Read(_repository.Root));
        Assert.Empty(_notes);
    }

    [Fact]
    public void Without_a_remote_the_repository_is_named_by_its_folder() =>
        Assert.Equal("payments", Read(_repository.Committed().Root).Repository);

    [Fact]
    public void A_detached_head_has_a_commit_and_no_branch()
    {
        _repository.Committed().Git("checkout", "--quiet", "--detach");

        Assert.Equal((40, null), (Read(_repository.Root).Commit!.Length, Read(_repository.Root).Branch));
    }

    [Fact]
    public void A_root_below_the_git_root_says_where()
    {
        var subject = Read(_repository.With("services/mail/psi.yaml").Committed()["services/mail"]);

        Assert.Equal(("payments", "services/mail", "main"), (subject.Repository, subject.Path, subject.Branch));
        Assert.NotNull(subject.Commit);
    }

    [Fact]
    public void Outside_a_git_repository_there_is_only_the_folders_name()
    {
        Assert.Equal(new ManifestSubject { Repository = "payments" }, Read(_repository.Root));
        Assert.Empty(_notes);
    }

    [Fact]
    public void A_repository_without_a_commit_is_said_to_have_none()
    {
        _repository.Git("init", "--quiet", "--initial-branch", "main");

        Assert.Null(Read(_repository.Root).Commit);
        Assert.StartsWith("git names no commit, so the manifest names none: fatal: ", Assert.Single(_notes));
    }

    [Fact]
    public void A_machine_without_git_still_knows_the_folders_and_says_what_is_missing()
    {
        var subject = new SubjectReader(null).Read(_repository.With("services/mail/psi.yaml").Committed()["services/mail"], _notes);

        Assert.Equal(new ManifestSubject { Repository = "payments", Path = "services/mail" }, subject);
        Assert.Contains("git was not found on PATH", Assert.Single(_notes));
    }

    [Fact]
    public void A_broken_repository_is_no_reason_to_fail()
    {
        Assert.Null(Read(_repository.With(".git", "gitdir: nowhere").Root).Commit);
        Assert.Single(_notes);
    }

    [Fact]
    public void The_repositorys_own_settings_run_no_program()
    {
        _repository.With("run.sh", $"#!/bin/sh\ntouch '{_repository["ran"]}'\n").Committed();
        // A signed commit: git asks a program only to check a signature.
        _repository.With(
            ".git/signed",
            _repository.Git("cat-file", "commit", "HEAD")
                .Replace("\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n c2lnbmVk\n -----END PGP SIGNATURE-----\n\n") + "\n");
        _repository.Git("update-ref", "HEAD", _repository.Git("hash-object", "-t", "commit", "-w", _repository[".git/signed"]));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_repository["run.sh"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        foreach (var setting in new[] { "gpg.program", "core.pager", "core.fsmonitor", "core.sshCommand", "diff.external" })
        {
            _repository.Git("config", setting, _repository["run.sh"]);
        }

        _repository.Git("config", "log.showSignature", "true");

        Assert.NotNull(Read(_repository.Root).Commit);
        Assert.False(File.Exists(_repository["ran"]));
    }

    [Fact]
    public void Git_is_looked_for_in_absolute_folders_of_the_path_only()
    {
        _repository.With("git").With("git.exe");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, _repository.Root);

        Assert.Null(GitExecutable.Find(null));
        Assert.Null(GitExecutable.Find(string.Join(Path.PathSeparator, ".", "", relative)));
        Assert.NotNull(GitExecutable.Find(string.Join(Path.PathSeparator, ".", _repository.Root)));
    }

    private ManifestSubject Read(string root) =>
        new SubjectReader(GitExecutable.Find(Environment.GetEnvironmentVariable("PATH"))).Read(root, _notes);
}
