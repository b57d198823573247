using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Psi.Manifest;

/// <summary>
/// Reads and writes fragments and manifests. The same value gives the same bytes on every system: UTF-8, <c>\n</c>, no byte order mark.
/// </summary>
public static class ManifestJson
{
    private static readonly ManifestJsonContext Context = new(new JsonSerializerOptions(ManifestJsonContext.Default.Options)
    {
        Encoder = FragmentWriter.Options.Encoder,
    });

    /// <summary>The fragment as UTF-8 JSON.</summary>
    /// <exception cref="ManifestFormatException">No reader takes one of its names or numbers; the message names the JSON path.</exception>
    public static byte[] Write(Fragment fragment)
    {
        Require(ManifestNames.FirstMistake(fragment), "fragment");
        return FragmentWriter.Write(fragment);
    }

    /// <summary>The same bytes, by the serializer.</summary>
    internal static byte[] WriteBySerializer(Fragment fragment) => Write(fragment, Context.Fragment);

    /// <summary>The manifest as UTF-8 JSON.</summary>
    /// <exception cref="ManifestFormatException">No reader takes one of its names or numbers; the message names the JSON path.</exception>
    public static byte[] Write(SecurityManifest manifest)
    {
        Require(ManifestNames.FirstMistake(manifest), "security manifest");
        return WriteUnchecked(manifest);
    }

    /// <summary>The same of a manifest that no reader may take.</summary>
    internal static byte[] WriteUnchecked(SecurityManifest manifest) => Write(manifest, Context.SecurityManifest);

    /// <summary>The result of a check as UTF-8 JSON.</summary>
    public static byte[] Write(CheckResult result) => Write(result, Context.CheckResult);

    /// <summary>Reads the result of a check.</summary>
    /// <exception cref="ManifestFormatException">It is not one of this version; the message names the JSON path or the line.</exception>
    public static CheckResult ReadCheckResult(ReadOnlySpan<byte> utf8)
    {
        var result = Read(utf8, Context.CheckResult, "result of a check", "checkVersion", CheckResult.CurrentVersion);
        Require(ManifestValidation.FirstMistake(result.Fragment), "result of a check");
        return result;
    }

    /// <summary>Reads a fragment.</summary>
    /// <exception cref="ManifestFormatException">It is not one of this version; the message names the JSON path or the line.</exception>
    public static Fragment ReadFragment(ReadOnlySpan<byte> utf8)
    {
        var fragment = Read(utf8, Context.Fragment, "fragment", "fragmentVersion", Fragment.CurrentVersion);
        Require(ManifestValidation.FirstMistake(fragment), "fragment");
        return fragment;
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="ManifestFormatException">It is not one of this version; the message names the JSON path or the line.</exception>
    public static SecurityManifest ReadManifest(ReadOnlySpan<byte> utf8)
    {
        var manifest = Read(utf8, Context.SecurityManifest, "security manifest", "manifestVersion", SecurityManifest.CurrentVersion);
        Require(ManifestValidation.FirstMistake(manifest), "security manifest");
        return manifest;
    }

    /// <summary>A text that is the same for two fragments exactly when they say the same.</summary>
    internal static string CanonicalText(Fragment fragment) => JsonSerializer.Serialize(fragment, Context.Fragment);

    /// <inheritdoc cref="CanonicalText(Fragment)"/>
    internal static string CanonicalText(ManifestProduct? product) =>
        product is null ? "" : JsonSerializer.Serialize(product, Context.ManifestProduct);

    private static void Require(string? mistake, string kind)
    {
        if (mistake is not null)
        {
            throw new ManifestFormatException($"not a valid {kind}: {mistake}");
        }
    }

    private static byte[] Write<T>(T value, JsonTypeInfo<T> type) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, type).Replace("\r\n", "\n") + "\n");

    private static T Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> type, string kind, string versionName, int currentVersion)
    {
        if (utf8.StartsWith(Encoding.UTF8.GetPreamble()))
        {
            utf8 = utf8.Slice(3);
        }

        try
        {
            JsonShape.Check(utf8, Context.Options.MaxDepth);
            // First, because another version may have another shape.
            if (JsonShape.WholeNumberAt(utf8, versionName, Context.Options.MaxDepth) is { } version && version != currentVersion)
            {
                throw new ManifestFormatException(
                    $"$.{versionName} is {version}; this Psi reads version {currentVersion}. "
                    + "Use the psi tool and the Psi.Analyzers package of one release.");
            }

            return JsonSerializer.Deserialize(utf8, type) ?? throw new ManifestFormatException($"expected a {kind}, found null");
        }
        catch (JsonException exception)
        {
            throw new ManifestFormatException($"not a valid {kind}: {WithPath(exception)}", exception);
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or ArgumentException or FormatException or NotSupportedException)
        {
            // The reader's own exceptions for hostile bytes, for example a string that is not valid UTF-16.
            throw new ManifestFormatException($"not a valid {kind}: {exception.Message}", exception);
        }
    }

    // The reader's own messages name the path; those of our converters don't.
    private static string WithPath(JsonException exception) =>
        exception.Path is null || exception.Message.IndexOf("Path: ", StringComparison.Ordinal) >= 0
            ? exception.Message
            : $"{exception.Message} (at {exception.Path}, line {exception.LineNumber + 1})";
}
