namespace Psi.Manifest;

/// <summary>What a manifest was made from.</summary>
public enum ManifestMaker
{
    /// <summary>What the repo's own builds said: a claim.</summary>
    Build,

    /// <summary>A verification, which believes nothing that the repo says of itself.</summary>
    Verify,
}

/// <summary>Who made the binary log that was verified.</summary>
public enum LogMaker
{
    /// <summary>The verification itself, in a clean copy.</summary>
    Own,

    /// <summary>Another build, while the repo's own code ran.</summary>
    Given,
}
