using System.Text.Json;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Reads a JSON file of the .NET SDK, which people write by hand, with comments.</summary>
internal static class JsonFileReader
{
    public delegate void Walk(ref JsonWalker json, FileLocator at);

    /// <summary>The place of a byte in the file.</summary>
    public delegate FileLocation FileLocator(int offset);

    /// <summary>Walks through the file.</summary>
    /// <returns>Why it could not be read; null when it could.</returns>
    public static Problem? Read(byte[] content, string path, Walk walk)
    {
        try
        {
            var json = new JsonWalker(content, AssetsIndex.WithoutByteOrderMark(content), allowComments: true);
            walk(ref json, offset => TextPlace.At(content, offset, path));
            json.End();
            return null;
        }
        catch (AssetsFormatException e)
        {
            return Unreadable(e.Offset < 0 ? new FileLocation(path) : TextPlace.At(content, e.Offset, path), e.Message);
        }
        catch (JsonException e)
        {
            return Unreadable(new FileLocation(path, (int)((e.LineNumber ?? -1) + 1), (int)((e.BytePositionInLine ?? -1) + 1)), "it is not JSON");
        }
        catch (InvalidOperationException)
        {
            return Unreadable(new FileLocation(path), "one of its names or texts is not valid UTF-8");
        }
    }

    private static Problem Unreadable(FileLocation location, string reason) =>
        Problem.Undetermined(location, $"The components that this file names could not be determined: {reason}. Correct it.");
}
