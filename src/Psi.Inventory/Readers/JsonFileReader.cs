using System.Text.Json;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Reads a JSON file that people write by hand, with comments.</summary>
internal static class JsonFileReader
{
    public delegate void Walk(ref JsonWalker json, FileLocator at);

    /// <summary>The location of a byte in the file.</summary>
    public delegate FileLocation FileLocator(int offset);

    /// <summary>Walks through the file.</summary>
    /// <returns>Why it could not be read; null when it could.</returns>
    public static Problem? Read(RepositoryFile file, Walk walk)
    {
        var (path, content) = (file.Path, file.Content);
        try
        {
            var json = new JsonWalker(content, AssetsIndex.WithoutByteOrderMark(content), allowComments: true);
            walk(ref json, offset => ByteOffset.LocationIn(content, offset, path));
            json.End();
            return null;
        }
        catch (JsonFormatException exception)
        {
            var isWholeFile = exception.Offset < 0;
            return Unreadable(
                isWholeFile ? new FileLocation(path) : ByteOffset.LocationIn(content, exception.Offset, path), exception.Message);
        }
        catch (JsonException exception)
        {
            return Unreadable(JsonWalker.LocationOf(exception, path), "it is not JSON");
        }
        catch (InvalidOperationException)
        {
            return Unreadable(new FileLocation(path), "one of its names or texts is not valid UTF-8");
        }
    }

    private static Problem Unreadable(FileLocation location, string reason) =>
        Problem.Undetermined(location, $"The components that this file names could not be determined: {reason}. Correct it.");
}
