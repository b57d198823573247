namespace Psi.Manifest;

/// <summary>
/// Writes files so that a reader sees either the old or the whole new content, even when the build is killed or two builds run at once.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes the file, making its folder if need be.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            if (File.Exists(path))
            {
                File.Replace(unfinished, path, destinationBackupFileName: null);
            }
            else
            {
                MoveUnlessOvertaken(unfinished, path);
            }
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes a file that is not there yet; what is there is left as it is.</summary>
    /// <returns>False when something of that name is there.</returns>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static bool TryWriteNew(string path, byte[] bytes)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            // File.Move looks whether something is there and moves afterwards: of two writers both could succeed. Only one can create.
            using (new FileStream(path, FileMode.CreateNew))
            {
            }

            File.Replace(unfinished, path, destinationBackupFileName: null);
            return true;
        }
        catch (IOException) when (File.Exists(path) || Directory.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes the file unless it holds these bytes already, so that what depends on its time stamp is left in peace.</summary>
    public static void WriteIfDifferent(string path, byte[] bytes)
    {
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            Write(path, bytes);
        }
    }

    private static void MoveUnlessOvertaken(string unfinished, string path)
    {
        try
        {
            File.Move(unfinished, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another build of the same project wrote it in between; ours is at least as new.
            File.Replace(unfinished, path, destinationBackupFileName: null);
        }
    }
}
