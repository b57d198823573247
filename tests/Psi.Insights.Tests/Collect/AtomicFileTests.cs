using Psi.Insights.Collect;

namespace Psi.Insights.Tests.Collect;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryRepository _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_replaced_whole_and_nothing_else_is_left()
    {
        _folder.With("out.json", "a much longer text than the new one");

        AtomicFile.Write(_folder["out.json"], "new"u8);

        Assert.Equal("new", File.ReadAllText(_folder["out.json"]));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Root));
    }

    [Fact]
    public void Where_the_last_step_fails_the_partial_file_goes()
    {
        Directory.CreateDirectory(_folder["out.json"]);

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(_folder["out.json"], "new"u8));

        Assert.Equal([_folder["out.json"]], Directory.GetFileSystemEntries(_folder.Root));
    }
}
