using System.Text;

namespace Psi.Manifest.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-atomic-").FullName;

    [Fact]
    public void A_file_is_written_with_its_folder_and_nothing_else_is_left()
    {
        var path = Path.Combine(_folder, "deep", "er", "file");

        AtomicFile.Write(path, "one"u8.ToArray());
        AtomicFile.Write(path, "two"u8.ToArray());

        Assert.Equal("two", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_same_content_keeps_the_time_stamp()
    {
        var path = Path.Combine(_folder, "file");
        AtomicFile.Write(path, "one"u8.ToArray());
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, past);

        AtomicFile.WriteIfDifferent(path, "one"u8.ToArray());
        Assert.Equal(past, File.GetLastWriteTimeUtc(path));

        AtomicFile.WriteIfDifferent(path, "two"u8.ToArray());
        Assert.Equal("two", File.ReadAllText(path));
    }

    [Fact]
    public void Where_the_last_step_fails_the_unfinished_file_goes()
    {
        var path = Path.Combine(_folder, "taken");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(path, "new"u8.ToArray()));

        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_new_file_is_written_and_nothing_else_is_left()
    {
        var path = Path.Combine(_folder, "file");

        Assert.True(AtomicFile.TryWriteNew(path, "one"u8.ToArray()));

        Assert.Equal("one", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void What_is_there_is_not_replaced_by_a_new_file()
    {
        var (file, folder) = (Path.Combine(_folder, "file"), Path.Combine(_folder, "folder"));
        File.WriteAllText(file, "old");
        Directory.CreateDirectory(folder);

        Assert.False(AtomicFile.TryWriteNew(file, "new"u8.ToArray()));
        Assert.False(AtomicFile.TryWriteNew(folder, "new"u8.ToArray()));

        Assert.Equal("old", File.ReadAllText(file));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Fact]
    public void Of_those_who_write_a_new_file_at_once_one_succeeds()
    {
        var path = Path.Combine(_folder, "file");
        var written = Enumerable.Range(0, 40).AsParallel().Count(number => AtomicFile.TryWriteNew(path, [(byte)number]));

        Assert.Equal(1, written);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Builds_that_write_one_file_at_once_leave_one_whole_version()
    {
        var path = Path.Combine(_folder, "file");
        var versions = Enumerable.Range(0, 40)
            .Select(number => Encoding.UTF8.GetBytes(new string((char)('a' + (number % 26)), 5_000)))
            .ToList();

        Parallel.ForEach(versions, bytes => AtomicFile.Write(path, bytes));

        Assert.Contains(File.ReadAllBytes(path), versions);
        Assert.Single(Directory.GetFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
