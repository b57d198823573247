using Psi.Policy;

namespace Psi.Inventory;

/// <summary>A file of the repository that was read for a reader.</summary>
/// <param name="path">The file as it is shown: relative to the repository root with <c>/</c>.</param>
/// <param name="content">Its bytes; they may be anything.</param>
public sealed class RepositoryFile(string path, byte[] content)
{
    /// <summary>The file as it is shown: relative to the repository root with <c>/</c>.</summary>
    public string Path { get; } = path;

    /// <summary>Its bytes, for formats with a reader of bytes such as JSON.</summary>
    public byte[] Content { get; } = content;

    /// <summary>Its text, for formats that are read line by line.</summary>
    public string Text => field ??= Utf8Text.Decode(Content);
}
