namespace Psi.Measures;

/// <summary>A value that another system measured: availability, usage, or a measure of the organisation's own.</summary>
public sealed record MeasuredValue
{
    /// <summary>The measure's id: <c>availability</c>, or one that the sources file declares.</summary>
    public required string Measure { get; init; }

    /// <summary>The id of the product; null where only the repository is known.</summary>
    public string? Product { get; init; }

    /// <summary>The repository; null where only the product is known.</summary>
    public string? Repository { get; init; }

    /// <summary>Which of several series of the measure it is of, such as that of one pod; null when there is one.</summary>
    public string? Series { get; init; }

    /// <summary>The instant of the value, or the end of the time it is about.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The beginning of the time it is about; null for an instant.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The value, or the numerator of a share. Finite.</summary>
    public required double Value { get; init; }

    /// <summary>Of a share: of how many. Finite and not negative.</summary>
    public double? Of { get; init; }
}
