using System.Text;
using Psi.Insights.Report.Markup;

namespace Psi.Insights.Report.Site;

/// <summary>
/// A site while it is written: beside its place until it is whole, then swapped in, so that a reader sees the earlier site or the new one.
/// A folder that is neither empty nor a site of psi is never replaced.
/// </summary>
internal sealed class SiteFolder : IDisposable
{
    /// <summary>The file that says a folder is a site of psi.</summary>
    public const string Marker = "psi-site.txt";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _place;
    private readonly string _draft;
    private readonly string _former;
    private bool _isPublished;

    /// <summary>Starts a site.</summary>
    /// <exception cref="SiteFolderException">The place holds something else.</exception>
    public SiteFolder(string place)
    {
        // A link to a folder stays a link: the site is written where it leads.
        var named = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place));
        _place = Directory.Exists(named) ? Directory.ResolveLinkTarget(named, returnFinalTarget: true)?.FullName ?? named : named;
        (_draft, _former) = (_place + ".psi-new", _place + ".psi-old");
        if (File.Exists(_place))
        {
            throw new SiteFolderException($"{place} is a file; name a folder with --output");
        }

        foreach (var folder in new[] { _place, _draft, _former })
        {
            RequireReplaceable(folder);
        }
        // What a run that was killed left behind.
        Delete(_draft);
        Delete(_former);
        Directory.CreateDirectory(_draft);
        Write(Marker, "This folder is a site that psi report wrote. The next psi report into it replaces all of it.\n");
    }

    /// <summary>How many pages were written.</summary>
    public int Pages { get; private set; }

    /// <summary>Writes a page.</summary>
    /// <param name="path">Relative to the site, with <c>/</c>.</param>
    /// <param name="page">The whole page.</param>
    public void WritePage(string path, Html page)
    {
        Write(path, page.ToString());
        Pages++;
    }

    /// <summary>Writes a file that is no page.</summary>
    public void Write(string path, string text)
    {
        var file = Path.Combine(_draft, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, Utf8);
    }

    /// <summary>Puts the whole site in its place.</summary>
    public void Publish()
    {
        var replaces = Directory.Exists(_place);
        if (replaces)
        {
            Directory.Move(_place, _former);
        }

        try
        {
            Directory.Move(_draft, _place);
        }
        catch when (replaces)
        {
            Directory.Move(_former, _place);
            throw;
        }

        _isPublished = true;
        Delete(_former);
    }

    public void Dispose()
    {
        if (!_isPublished)
        {
            Delete(_draft);
        }
    }

    private static void RequireReplaceable(string folder)
    {
        if (!Directory.Exists(folder) || File.Exists(Path.Combine(folder, Marker)) || !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return;
        }

        throw new SiteFolderException(
            $"{folder} is not empty and is not a site that psi wrote, so it is left as it is; name another folder with --output");
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
