namespace Psi.Policy;

/// <summary>A policy file and its layer.</summary>
public sealed record PolicyLayer
{
    private PolicyLayer(PolicyLayerKind kind, PolicyFile file, string sha256) => (Kind, File, Sha256) = (kind, file, sha256);

    /// <summary>Whose file it is.</summary>
    public PolicyLayerKind Kind { get; }

    /// <summary>What it says.</summary>
    public PolicyFile File { get; }

    /// <summary>Of the file's bytes, in lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>Reads a layer from a file's bytes; null when the file has errors, because an invalid policy decides nothing.</summary>
    public static PolicyLayer? Read(PolicyLayerKind kind, string path, byte[] bytes, out IReadOnlyList<Problem> problems)
    {
        var result = PolicyFileReader.Read(path, Utf8Text.Decode(bytes));
        problems = result.Problems;
        return result.IsValid ? new PolicyLayer(kind, result.Value!, Digest.Sha256(bytes)) : null;
    }
}
