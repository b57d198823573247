using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Psi.Manifest;

/// <summary>Reads and writes fragments and manifests. The same value gives the same bytes on every system: UTF-8, <c>\n</c>, no byte order mark.</summary>
public static class ManifestJson
{
    // Letters of every script stay readable; what HTML could take for markup is still escaped.
    private static readonly ManifestJsonContext Context = new(new JsonSerializerOptions(ManifestJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>The fragment as UTF-8 JSON.</summary>
    public static byte[] Write(Fragment fragment) => Write(fragment, Context.Fragment);

    /// <summary>The manifest as UTF-8 JSON.</summary>
    public static byte[] Write(SecurityManifest manifest) => Write(manifest, Context.SecurityManifest);

    /// <summary>Reads a fragment.</summary>
    /// <exception cref="ManifestFormatException">It is not a fragment of this version; the message names the JSON path or the line.</exception>
    public static Fragment ReadFragment(ReadOnlySpan<byte> utf8)
    {
        var fragment = Read(utf8, Context.Fragment, "fragment");
        return fragment.FragmentVersion == Fragment.CurrentVersion
            ? fragment
            : throw new ManifestFormatException($"$.fragmentVersion is {fragment.FragmentVersion}; this Psi reads version {Fragment.CurrentVersion}. Use the psi tool and the Psi.Analyzers package of one release.");
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="ManifestFormatException">It is not a manifest of this version; the message names the JSON path or the line.</exception>
    public static SecurityManifest ReadManifest(ReadOnlySpan<byte> utf8)
    {
        var manifest = Read(utf8, Context.SecurityManifest, "security manifest");
        return manifest.ManifestVersion == SecurityManifest.CurrentVersion
            ? manifest
            : throw new ManifestFormatException($"$.manifestVersion is {manifest.ManifestVersion}; this Psi reads version {SecurityManifest.CurrentVersion}. Update the psi tool.");
    }

    private static byte[] Write<T>(T value, JsonTypeInfo<T> type) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, type).Replace("\r\n", "\n") + "\n");

    private static T Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> type, string kind)
    {
        if (utf8.StartsWith(Encoding.UTF8.GetPreamble())) utf8 = utf8.Slice(3);
        try
        {
            RefuseNull(utf8, kind);
            return JsonSerializer.Deserialize(utf8, type) ?? throw new ManifestFormatException($"expected a {kind}, found null");
        }
        catch (JsonException exception)
        {
            throw new ManifestFormatException($"not a valid {kind}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or NotSupportedException)
        {
            // A string that is no valid UTF-16 and the like: the reader's own exceptions for hostile bytes.
            throw new ManifestFormatException($"not a valid {kind}: {exception.Message}", exception);
        }
    }

    // The writer leaves out what is not known, so a null is never ours, and the model's non-nullable members would take it silently.
    private static void RefuseNull(ReadOnlySpan<byte> utf8, string kind)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Context.Options.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.Null) continue;
            var line = 1;
            foreach (var value in utf8.Slice(0, (int)reader.TokenStartIndex)) line += value == '\n' ? 1 : 0;
            throw new ManifestFormatException($"not a valid {kind}: null at line {line}; leave out what is not known");
        }
    }
}
