using System.Text;
using Psi.Inventory.Services;
using Psi.Policy;

namespace Psi.Inventory.Tests.Services;

/// <summary>What a repository of some files in memory says.</summary>
internal static class SignsOf
{
    /// <summary>What the first file says, each sign on a line: <c>(line,column) kind name = value [environment]</c>.</summary>
    public static string[] File(string path, string text, params (string Path, string Text)[] others)
    {
        var signs = Read(path, Encoding.UTF8.GetBytes(text), others);
        Assert.Empty(signs.Unread);
        return [.. signs.Signs.OrderBy(sign => sign.At).ThenBy(sign => sign.Name, StringComparer.Ordinal).Select(sign => Line(sign, path))];
    }

    /// <summary>What the first file says, and what could not be read.</summary>
    public static SignCollector Read(string path, byte[] content, params (string Path, string Text)[] others)
    {
        var files = new RepositoryFiles(
            [path, .. others.Select(other => other.Path)],
            opened => others.Where(other => other.Path == opened)
                .Select(other => ((byte[]?)Encoding.UTF8.GetBytes(other.Text), (string?)null))
                .FirstOrDefault());
        return RepositoryServiceSigns.In(new RepositoryFile(path, content), files);
    }

    private static string Line(ServiceSign sign, string path)
    {
        var kind = sign.Kind switch { ServiceTraceKind.ConfigurationKey => "key", var other => other.ToString().ToLowerInvariant() };
        var place = sign.At.Path == path ? "" : sign.At.Path;
        var value = sign.Kind != ServiceTraceKind.ConfigurationKey ? "" : sign.Value is null ? " unset" : $" = {sign.Value}";
        return $"{place}({sign.At.Line},{sign.At.Column}) {kind} {sign.Name}{value}"
            + (sign.Environment is null ? "" : $" [{sign.Environment}]") + (sign.ServiceKind is null ? "" : $" <{sign.ServiceKind}>");
    }
}
