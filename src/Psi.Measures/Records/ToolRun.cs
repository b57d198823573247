namespace Psi.Measures;

/// <summary>A tool ran, or somebody looked: that it happened, whatever was found.</summary>
public sealed record ToolRun
{
    /// <summary>Its name: <c>Trivy</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>Its version; null when the file does not say.</summary>
    public string? Version { get; init; }

    /// <summary>What it is for.</summary>
    public required ToolPractice Practice { get; init; }

    /// <summary>When it ran; null when neither the file nor the sources file says.</summary>
    public DateTimeOffset? RanAt { get; init; }

    /// <summary>Whether <see cref="RanAt"/> is the day on which its file was first ingested, since nothing says when it ran.</summary>
    public bool IsDatedByIngest { get; init; }

    /// <summary>What it is compared with; set when it is known whose it is.</summary>
    public ToolSeries? Series { get; init; }

    /// <summary>The id of the product; null where only the repository is known.</summary>
    public string? Product { get; init; }

    /// <summary>The repository; null where only the product is known.</summary>
    public string? Repository { get; init; }

    /// <summary>What it looked at: an address, an image, a diagram. Null when the file does not say.</summary>
    public string? Scope { get; init; }

    /// <summary>Who looked, of an assessment.</summary>
    public string? By { get; init; }

    /// <summary>How many rules ran; null when the file does not say.</summary>
    public int? Rules { get; init; }

    /// <summary>False when the tool says that it did not come to its end; null when it does not say.</summary>
    public bool? Completed { get; init; }
}
