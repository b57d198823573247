using System.Text;

namespace Psi.Inventory;

/// <summary>
/// A program of one C# file without a project file (<c>dotnet run app.cs</c>). The SDK makes its project in memory, under a name that is no
/// file; for Psi the C# file is the project.
/// </summary>
public static class FileBasedApp
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const int MaximumLength = 8 * 1024 * 1024;

    private const int UsualHead = 4 * 1024;

    /// <summary>Whether the path is that of a C# file, and so not of a project file.</summary>
    public static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a project name that NuGet or MSBuild writes is the one that the SDK makes up for a C# file.</summary>
    /// <param name="source">The C# file's name, <c>app.cs</c>.</param>
    /// <param name="project">For instance <c>app.cs.csproj</c>, as of SDK 10.0.400, or <c>app.csproj</c>, as before.</param>
    public static bool IsProjectOf(string source, string project) =>
        IsSource(source)
        && (string.Equals(project, source + "proj", StringComparison.OrdinalIgnoreCase)
            || string.Equals(project, source + ".csproj", StringComparison.OrdinalIgnoreCase));

    /// <summary>The path that an include names, seen from where the app's own path is seen from; it may be a pattern.</summary>
    public static string IncludedBy(string app, AppDirective include) =>
        RepositoryPath.Normalized(RepositoryPath.FolderOf(app), include.Value);

    /// <summary>
    /// Reads the head of a C# file and no more of the file than it takes. A head that does not end within
    /// <see cref="MaximumLength"/> is not whole.
    /// </summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="shown">The file as it is shown.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static AppHead ReadHead(string path, string shown)
    {
        // A named pipe has no length either, and would be waited for.
        if (new FileInfo(path).Length == 0)
        {
            return AppHead.Read("", shown) with { IsWhole = true };
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, UsualHead);
        var text = new StringBuilder();
        var buffer = new char[UsualHead];
        // Read in growing steps, so that what is read again stays within the size of the file.
        for (var wanted = UsualHead; ; wanted *= 4)
        {
            int count;
            while (text.Length < wanted && (count = reader.Read(buffer, 0, buffer.Length)) > 0)
            {
                text.Append(buffer, 0, count);
            }

            var isEnd = text.Length < wanted;
            var head = AppHead.Read(text.ToString(), shown);
            if (head.IsWhole || isEnd || wanted >= MaximumLength)
            {
                return head with { IsWhole = head.IsWhole || isEnd };
            }
        }
    }
}
