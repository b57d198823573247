using System.Text.Json;

namespace Psi.Measures.Sources.Json;

/// <summary>
/// Reads the parts of a JSON file that a reader asks for, one after the other. The file itself may be of any size; one part, such as a
/// result of a scanner's log, has to fit into memory.
/// </summary>
internal static class SourceJson
{
    /// <summary>The longest single part, in bytes.</summary>
    public const int LongestPart = 64 * 1024 * 1024;

    private static readonly JsonReaderOptions Options =
        new() { MaxDepth = 128, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonDocumentOptions PartOptions = new()
    {
        MaxDepth = 128,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads the whole file as one value; for formats that are small.</summary>
    /// <exception cref="SourceFormatException">It is no JSON, or too long.</exception>
    public static SourceValue Whole(SourceFile file)
    {
        SourceValue? whole = null;
        Read(file, [""], part => whole = part.Value with { Element = part.Value.Element.Clone() });
        return whole ?? throw new SourceFormatException("expected JSON, and the file is empty");
    }

    /// <summary>Reads parts of a file in their order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="paths">
    /// Which parts: property names with points between, <c>[]</c> for each item of a list: <c>runs[].results[]</c>; empty for the whole. No
    /// part may lie in another one.
    /// </param>
    /// <param name="take">Takes a part; its value is only valid until it returns.</param>
    /// <exception cref="SourceFormatException">It is no JSON, a part is too long, or a name is there twice.</exception>
    public static void Read(SourceFile file, IReadOnlyList<string> paths, Action<JsonPart> take)
    {
        using var content = file.OpenUtf8();
        var walk = new JsonWalk(paths, take, PartOptions);
        var text = new JsonBuffer(content, "a single value");
        var state = new JsonReaderState(Options);
        try
        {
            while (!text.IsLast)
            {
                text.Fill();
                text.Drop(walk.Advance(text.Bytes, text.IsLast, ref state));
            }
        }
        catch (JsonException) when (!walk.HasBegun && text.Bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw new SourceFormatException("expected JSON, and the file is empty");
        }
        catch (JsonException exception)
        {
            // The reader counts from where its state began, so its own count holds.
            throw new SourceFormatException(
                $"this is no valid JSON ({Psi.Policy.DisplayText.OneLine(exception.Message, 200)})",
                walk.At,
                exception.LineNumber is { } line ? line + 1 : text.LineOf(0));
        }
        catch (SourceFormatException exception) when (exception.Line is null)
        {
            throw new SourceFormatException(exception.Message, at: null, text.LineOf(walk.TokenStart));
        }
    }
}
